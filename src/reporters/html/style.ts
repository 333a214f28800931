/** The page's one style sheet. Colours hold a contrast of at least 4.5 to 1 in both schemes. */
export const STYLE = `
:root { color-scheme: light dark; --back: light-dark(#ffffff, #0f141a); --card: light-dark(#f6f8fa, #171d25);
  --text: light-dark(#1c2128, #e4e8ed); --muted: light-dark(#57606a, #9aa5b1); --line: light-dark(#d4dae0, #2e3742);
  --link: light-dark(#0757ba, #6cb1ff); --good: light-dark(#116329, #4cc26a); --bad: light-dark(#b3141f, #ff7b78);
  --unsure: light-dark(#7d4e00, #e3b341); --calm: light-dark(#57606a, #9aa5b1); --excused: light-dark(#6639a6, #c69cff);
  --go: light-dark(#116329, #14532a); --no-go: light-dark(#b3141f, #8c1620);
  --waits: light-dark(#8a5a00, #6b4700); }
* { box-sizing: border-box }
body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere }
header { background: var(--no-go); color: #fff; padding: 2rem max(1rem, calc((100% - 68rem) / 2)) }
.go header { background: var(--go) }
.waits header { background: var(--waits) }
main { max-width: 70rem; margin: 0 auto; padding: 0 1rem 4rem }
a { color: var(--link) }
header a { color: #fff }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: .86em }
h1 { margin: .2rem 0 1rem; font-size: 1.35rem; font-weight: 500; line-height: 1.3 }
.decision { display: block; font-size: 3.2rem; font-weight: 800; letter-spacing: .02em; line-height: 1.1 }
.about { margin: 0; font-weight: 600; opacity: .95 }
h2 { margin: 2.6rem 0 .9rem; font-size: 1.35rem; line-height: 1.3 }
h3 { margin: 1.5rem 0 .5rem; font-size: 1.05rem }
h4 { margin: 1.1rem 0 .3rem; font-size: .95rem }
.muted, small, .took { color: var(--muted) }
.partial { margin: 0 0 1rem; padding: .6rem .9rem; border-radius: .4rem; background: #fff; color: #1c2128 }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0 0 1.3rem; padding: 0; list-style: none }
.counts li { padding: .15rem .7rem; border-radius: 1rem; background: rgb(0 0 0 / .28); font-weight: 600 }
.facts { display: flex; flex-wrap: wrap; gap: .35rem 1.8rem; margin: 0 }
.facts div { display: flex; gap: .45rem; min-width: 0 }
dt { flex: none; font-weight: 600; opacity: .85 }
dd { margin: 0; min-width: 0 }
article { margin: 0 0 1rem; padding: .9rem 1.2rem; border: 1px solid var(--line); border-left: .35rem solid var(--bad); border-radius: .4rem; background: var(--card) }
article.advisory { border-left-color: var(--unsure) }
article h3 { margin: 0 0 .4rem }
article p { margin: .4rem 0 }
article h3 + .findings > li:first-child { border-top: 0; padding-top: 0 }
.findings { margin: .7rem 0; padding: 0; list-style: none }
.findings ul { margin: .35rem 0 0; padding-left: 1rem; list-style: none } .findings ul li { padding: .35rem 0 }
.findings li { padding: .55rem 0; border-top: 1px solid var(--line) }
.findings:last-of-type { margin-bottom: 0 } .findings li:last-child { padding-bottom: .2rem }
.place { margin-bottom: .1rem }
.comparison { display: flex; flex-wrap: wrap; gap: .2rem 1.5rem; margin: .2rem 0 }
.comparison div { display: flex; gap: .4rem }
td .mend, td .comparison { margin: .25rem 0 0 }
.mend { padding-left: .7rem; border-left: .2rem solid var(--good) }
.badge { display: inline-block; min-width: 6.3rem; font-size: .9rem; font-weight: 600; white-space: nowrap }
article .badge { min-width: 0; margin-right: .3rem }
.passed .badge, .badge.passed { color: var(--good) }
.failed .badge, .badge.failed, .level.error { color: var(--bad) }
.errored .badge, .badge.errored, .pending .badge, .badge.pending, .level.warning { color: var(--unsure) }
.skipped .badge, .badge.skipped, .level.note { color: var(--calm) }
.waived .badge, .badge.waived, .level.waived { color: var(--excused) }
.level { font-weight: 600 }
.icon { width: 1.05em; height: 1.05em; vertical-align: -.16em; fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round }
.check { border: 1px solid var(--line); border-top-width: 0; background: var(--card) }
h3 + .check { border-top-width: 1px; border-radius: .4rem .4rem 0 0 }
.check:last-child, .check:has(+ h3) { border-radius: 0 0 .4rem .4rem }
.check > summary { display: grid; grid-template-columns: auto minmax(9rem, 16rem) 1fr auto; gap: .2rem .9rem; align-items: baseline; padding: .5rem .9rem; cursor: pointer; list-style: none }
.check > summary::-webkit-details-marker { display: none }
.check > summary:hover { background: light-dark(#eaeef2, #1f2731) }
:focus-visible { outline: .15rem solid var(--link); outline-offset: .1rem }
.name { font-weight: 600 }
.name small { display: inline-block; font-weight: 400 }
.summary small { display: flex; flex-wrap: wrap; gap: 0 1.2rem }
.took { white-space: nowrap; font-size: .9rem }
.took::after { content: " ▸"; color: var(--muted) }
[open] > summary > .took::after { content: " ▾" }
.inside { padding: .4rem .9rem 1rem; border-top: 1px solid var(--line); background: var(--back) }
.inside .facts { margin: .5rem 0 .8rem; font-size: .92rem }
.measure { display: flex; flex-wrap: wrap; gap: .2rem .7rem; align-items: center; margin: .25rem 0 }
.bar .whole { fill: var(--line) } .bar .value { fill: var(--link) } .bar .limit { fill: var(--text) }
.chart { max-width: 42rem; margin: 1rem 0 } .chart figcaption { font-weight: 600; font-size: .95rem } .chart small { font-weight: 400 }
.chart svg { display: block; width: 100%; height: auto } .chart text { fill: var(--muted); font-size: 11px }
.chart .level-line { stroke: var(--line); stroke-width: .5 } .numbers { font-size: .85rem } .numbers table { width: auto }
.chart .axis { fill: none; stroke: var(--line) } .chart .line { fill: none; stroke: var(--link); stroke-width: 2 } .chart .value { fill: var(--link) }
.chart .limit { stroke: var(--bad); stroke-width: 1.5 } .chart .baseline { stroke: var(--muted); stroke-width: 1.5; stroke-dasharray: 5 4 }
.timeline { display: block; width: 100%; min-width: 40rem; height: auto } .timeline text { fill: var(--text); font-size: 12px } .timeline .last text { font-weight: 700 }
.timeline .axis { stroke: var(--line) } .timeline .run { fill: var(--calm) } .timeline .passed .run { fill: var(--good) } .timeline .failed .run { fill: var(--bad) }
.timeline .errored .run, .timeline .pending .run { fill: var(--unsure) } .timeline .waived .run { fill: var(--excused) } .timeline .wait { fill: var(--back); opacity: .6 }
.filter { display: flex; flex-wrap: wrap; gap: .5rem 1.2rem; margin: 0 0 .8rem } .filter input, .filter select { font: inherit; color: inherit; background: var(--back); border: 1px solid var(--muted); border-radius: .3rem; padding: .15rem .4rem }
.scroll { overflow-x: auto; margin: .7rem 0 }
table { width: 100%; border-collapse: collapse; font-size: .93rem }
th, td { padding: .4rem .7rem; border: 1px solid var(--line); text-align: left; vertical-align: top }
th { background: var(--card); white-space: nowrap }
td { overflow-wrap: break-word }
td a { overflow-wrap: anywhere; display: inline-block; min-width: 9rem }
pre { max-height: 32rem; margin: 0; padding: .8rem 1rem; overflow: auto; border: 1px solid var(--line); border-radius: .4rem; background: var(--card); overflow-wrap: normal }
@media (max-width: 46rem) {
  .decision { font-size: 2.4rem }
  .check > summary { grid-template-columns: 1fr auto }
  .check .name, .check .summary { grid-column: 1 / -1 }
  .check .took { grid-column: 2; grid-row: 1 }
}
@media print {
  :root { color-scheme: light }
  header { background: none !important; color: #000; border-bottom: .3rem solid #000; padding: 0 1rem 1rem }
  header a { color: #000 } .counts li { background: none; border: 1px solid #000 }
  body { font-size: 11px } article, tr, .check > summary { break-inside: avoid } h2, h3 { break-after: avoid }
  pre { max-height: none; white-space: pre-wrap } .took::after { content: none }
  details::details-content { content-visibility: visible; block-size: auto }
  .scroll { overflow: visible } .filter { display: none }
}
`;
