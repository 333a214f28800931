import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tool } from '../src/version.js';

const root = join(import.meta.dirname, '..');
const SRC = join(root, 'src');

/**
 * Who stands above whom: a file imports from its own row and from the rows below, types included. What check.ts hands to a
 * check are the interfaces of the ports (`ports/*.ts` without an adapter); they hold types alone and stand below it.
 */
const LAYERS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['entry', /^index\.ts$/],
  ['fronts', /^fronts\//],
  ['commands', /^commands\//],
  ['pipeline', /^pipeline\//],
  ['reporters, checklist, config, init', /^(?:reporters|checklist|config|init)\//],
  ['checks', /^checks\//],
  ['facts', /^facts\//],
  ['engines', /^engines\//],
  ['formats', /^formats\//],
  ['ports', /^ports\/(?:[^/]+\/|(?:open|deadline)\.ts$)/],
  ['report', /^report\//],
  ['check', /^(?:check|could-not-tell|family|told-in-part|usage-error|verdict|version)\.ts$/],
  ['interfaces of ports', /^ports\/[a-z-]+\.ts$/],
  ['quantities, text', /^(?:quantities\.ts|text\/)/],
];

/** Node's own ways out of the process. */
const WORLD =
  /^(?:node:)?(?:fs|fs\/promises|child_process|net|http|http2|https|tls|dgram|dns|dns\/promises|worker_threads)$/;

interface Source {
  readonly file: string;
  readonly text: string;
  /** Packages by name, own modules as files below src/. */
  readonly imports: readonly string[];
  /** Those that a start would load: neither types nor `import()`. */
  readonly statics: readonly string[];
}

const sources: readonly Source[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map(file => file.split(sep).join('/'))
  .filter(file => file.endsWith('.ts'))
  .map(file => {
    const text = readFileSync(join(SRC, file), 'utf8');
    const own = (name: string): string =>
      name.startsWith('.')
        ? relative(SRC, join(SRC, dirname(file), name))
            .split(sep)
            .join('/')
            .replace(/\.js$/, '.ts')
        : name;
    const declared = [...text.matchAll(/^(?:import|export) (type )?(?:[^;'"]* from )?['"]([^'"]+)['"]/gm)];
    const dynamic = [...text.matchAll(/\bimport\(\s*(?:\/\*[^*]*\*\/\s*)?['"]([^'"]+)['"]\s*\)/g)];
    return {
      file,
      text,
      imports: [...declared.map(match => own(match[2] ?? '')), ...dynamic.map(match => own(match[1] ?? ''))],
      statics: declared.filter(match => match[1] === undefined).map(match => own(match[2] ?? '')),
    };
  });

const known = new Map(sources.map(source => [source.file, source]));
const rowOf = (file: string): number => LAYERS.findIndex(([, pattern]) => pattern.test(file));
const kindOf = (file: string): string | undefined => /^checks\/([^/]+)\//.exec(file)?.[1];
const arrows = sources.flatMap(({ file, imports }) =>
  imports.filter(name => known.has(name)).map(name => ({ from: file, to: name })),
);
/** They cut lists, bytes, identities that are compared, or a report that is redacted already. */
const CUTTING = [
  'engines/kube-validation/warnings/ports.ts',
  'engines/kube-validation/warnings/volumes.ts',
  'engines/secret-scan/shape-rules/private-keys.ts',
  'formats/junit/case.ts',
  'reporters/follow-up.ts',
];
const show = ({ from, to }: { readonly from: string; readonly to: string }): string => `${from} imports ${to}`;
const within = (pattern: RegExp, forbidden: (name: string) => boolean, how: 'imports' | 'statics' = 'imports') =>
  sources
    .filter(({ file }) => pattern.test(file))
    .flatMap(source => source[how].filter(forbidden).map(to => show({ from: source.file, to })));

describe('the architecture', () => {
  it('gives every file a layer', () => {
    expect(sources.filter(({ file }) => rowOf(file) < 0).map(({ file }) => file)).toEqual([]);
  });

  it('imports downwards only, types included', () => {
    expect(arrows.filter(({ from, to }) => rowOf(to) < rowOf(from)).map(show)).toEqual([]);
  });

  it('lets the interfaces of ports hold types and names alone', () => {
    const files = sources.filter(({ file }) => LAYERS[rowOf(file)]?.[0] === 'interfaces of ports');
    const values = files.filter(({ text }) => /^export (?:function|class|async|let)/m.test(text));
    expect(values.map(({ file }) => file)).toEqual([]);
  });

  it('has no circle of imports at all', () => {
    expect(circles()).toEqual([]);
  });

  it('lets no kind import another', () => {
    const between = arrows.filter(({ from, to }) => {
      const [own, other] = [kindOf(from), kindOf(to)];
      return own !== undefined && other !== undefined && own !== other;
    });
    expect(between.map(show)).toEqual([]);
  });

  it('lets ports and fronts alone touch the world', () => {
    const touches = (name: string): boolean =>
      WORLD.test(name) || name.startsWith('@actions/') || name.startsWith('@octokit/') || name === 'undici';
    expect(within(/^(?!ports\/|fronts\/|index\.ts)/, touches)).toEqual([]);
  });

  it('keeps the parts of a kind apart', () => {
    const sameFolder = (file: string, names: string) => new RegExp(`^${dirname(file)}/(?:${names})\\.ts$`);
    const allowed: Readonly<Record<string, (file: string) => readonly RegExp[]>> = {
      definition: file => [sameFolder(file, 'options|rules'), /^(?:check|quantities|version)\.ts$/, /^zod$/],
      options: file => [
        sameFolder(file, 'rules|[a-z]+-options'),
        /^(?:check|quantities|could-not-tell)\.ts$/,
        /^(?:zod|engines\/|facts\/live\/(?:connection|waiting|window)|facts\/database\/postgres|facts\/cluster\/place|text\/|picomatch|semver)/,
      ],
      rules: file => [sameFolder(file, 'options'), /^(?:check\.ts|engines\/|text\/)/],
    };
    const wrong = sources.flatMap(source => {
      const part = /^checks\/[^/]+\/(definition|options|rules)\.ts$/.exec(source.file)?.[1];
      const rules = part === undefined ? undefined : allowed[part]?.(source.file);
      if (rules === undefined) return [];
      return source.statics
        .filter(name => !rules.some(rule => rule.test(name)))
        .map(to => show({ from: source.file, to }));
    });
    expect(wrong).toEqual([]);
  });

  it('lets reporters know reports and texts alone, and the delivery alone know reporters', () => {
    expect(
      within(
        /^reporters\//,
        name => known.has(name) && !/^(?:reporters\/|report\/|text\/|version\.ts|check\.ts)/.test(name),
      ),
    ).toEqual([]);
    const mayRender = /^(?:reporters\/|pipeline\/deliver\/|fronts\/)/;
    expect(arrows.filter(({ from, to }) => to.startsWith('reporters/') && !mayRender.test(from)).map(show)).toEqual([]);
  });

  it('compares the name of a kind inside checks/ alone', () => {
    const compared = sources.filter(
      ({ file, text }) => !file.startsWith('checks/') && /\.kind\s*[!=]==?\s*['"`]/.test(text),
    );
    // There it is the kind of a Kubernetes object, a token, a task.
    const ofObjects = /^(?:engines|formats|facts|ports|fronts)\//;
    expect(compared.map(({ file }) => file).filter(file => !ofObjects.test(file))).toEqual([]);
  });

  it('keeps files under 300 lines, the median under 100, and folders under 21 files', () => {
    const sizes = sources.map(({ file, text }) => ({ file, lines: text.split('\n').length - 1 }));
    expect(sizes.filter(({ lines }) => lines > 300)).toEqual([]);
    const sorted = sizes.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(100);
    const flat = new Map<string, number>();
    for (const { file } of sources) flat.set(dirname(file), (flat.get(dirname(file)) ?? 0) + 1);
    expect([...flat].filter(([, count]) => count > 20)).toEqual([]);
  });

  it('calls no file a drawer, and has an index where a registry lives', () => {
    const drawer = /(?:^|\/)(?:utils?|helpers?|types|constants|manager|common|misc)(?:\.ts|\/)/;
    expect(sources.map(({ file }) => file).filter(file => drawer.test(file))).toEqual([]);
    const indexes = sources.map(({ file }) => file).filter(file => file.endsWith('index.ts'));
    expect(indexes.sort()).toEqual(['checks/index.ts', 'index.ts']);
  });

  it('cuts texts with `clip` alone, whose mark shows where half of a secret may stand', () => {
    const cuts = /\.slice\(0, (?:\d{3,}|[A-Z_]*(?:CHARACTERS|MESSAGE|LONGEST|EXCERPT)[A-Z_]*)\)/;
    const cutting = sources.filter(({ file, text }) => !file.startsWith('text/') && cuts.test(text));
    expect(cutting.map(({ file }) => file).sort()).toEqual(CUTTING);
  });

  it('casts to `any` nowhere', () => {
    expect(sources.filter(({ text }) => /\bas any\b|: any\b|<any>/.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it('gives each kind the same files', () => {
    const kinds = [...new Set(sources.flatMap(({ file }) => kindOf(file) ?? []))];
    const lacking = kinds.flatMap(kind =>
      ['definition.ts', 'options.ts'].flatMap(name =>
        existsSync(join(SRC, 'checks', kind, name)) ? [] : `${kind}/${name}`,
      ),
    );
    expect(lacking).toEqual([]);
  });

  it('has one version', () => {
    expect(tool).toEqual({
      name: 'deploy-validate',
      version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
    });
  });
});

/** Sets of files of which each reaches each other, by Tarjan's algorithm. */
function circles(): readonly (readonly string[])[] {
  const found: string[][] = [];
  const at = new Map<string, { readonly index: number; low: number; open: boolean }>();
  const stack: string[] = [];
  const visit = (file: string): { low: number } => {
    const own = { index: at.size, low: at.size, open: true };
    at.set(file, own);
    stack.push(file);
    for (const next of known.get(file)?.imports ?? []) {
      if (!known.has(next)) continue;
      const other = at.get(next);
      if (other === undefined) own.low = Math.min(own.low, visit(next).low);
      else if (other.open) own.low = Math.min(own.low, other.index);
    }
    if (own.low === own.index) {
      const circle = stack.splice(stack.lastIndexOf(file));
      for (const each of circle) {
        const state = at.get(each);
        if (state) state.open = false;
      }
      if (circle.length > 1) found.push(circle);
    }
    return own;
  };
  for (const { file } of sources) if (!at.has(file)) visit(file);
  return found;
}
