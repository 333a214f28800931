import { describe, expect, it } from 'vitest';
import { parseLogql } from '../../src/engines/logql/parse.js';

const LOGS = [
  '{app="foo"}',
  '{app="foo"} |= "bar" | json | line_format "{{.x}} {{ if eq .y `}}` }}z{{ end }}"',
  '{app="foo"} # a comment\n|= "x" != `y` |~ "a|b" !~ "c" |> "<_> at <_>" !> "z"',
  '{app="foo"} |= "a" or "b" != ip("10.0.0.0/8")',
  '{app="foo"} | logfmt --strict --keep-empty a="b", c | c > 10ms and (d <= 5KB or e != -2), f=~"x" g="y"',
  '{app="foo"} | json a="b.c", d="e[0]" | drop x, y="z" | keep a | decolorize | unpack',
  '{app="foo"} | regexp `(?P<method>\\w+)` | pattern `<ip> - <_>` | label_format a=b, c="{{.d}}"',
  '{count="1", rate=~".+"} | sum = 3 | addr = ip("1.2.3.4")',
  '({app=~"a.*", b!=""})',
];

const METRICS = [
  'sum by (level) (rate({app="foo"} | logfmt | level="error" [5m]))',
  'sum(count_over_time({job="x"}[5m])) by (y) > bool 10',
  'quantile_over_time(0.99, {app="x"} | json | unwrap duration(latency) | __error__="" [1m] offset 1h) by (host)',
  'rate({a="b"}[5m] offset 30m | json)',
  'rate(({a="b"} |= "x")[1h30m])',
  'approx_topk(10, sum by (x) (rate({a="b"}[5m])))',
  'sum(rate({a="b"}[5m])) / ignoring(x) group_left (y) sum(rate({c="d"}[5m])) or vector(0)',
  'label_replace(rate({a="b"}[1m]), "foo", "$1", "bar", "(.*)")',
  '-1 * SUM(RATE({a="b"}[5m])) ^ 2',
  'sort_desc(sum without () (bytes_rate({a="b"}[5m])))',
];

describe('LogQL that Loki takes', () => {
  it.each(LOGS)('%s', query => {
    expect(parseLogql(query)).toMatchObject({ gives: 'log', problems: [] });
  });

  it.each(METRICS)('%s', query => {
    expect(parseLogql(query)).toMatchObject({ gives: 'metric', problems: [] });
  });
});

const REFUSED: readonly (readonly [query: string, message: string, at: number])[] = [
  ['', 'the query is empty', 0],
  ['{}', 'the selector needs a matcher that does not match an empty label, such as app="x" or app=~".+"', 0],
  ['{a=~".*"}', 'the selector needs a matcher that does not match an empty label, such as app="x" or app=~".+"', 0],
  ['{a="b"', 'unexpected the end of the query; expected "," or "}"', 6],
  ["{a='b'}", 'strings stand in double quotes or backquotes, not in single quotes', 3],
  ['{a="b} |= "x"', 'this string is never closed', 12],
  ['{a=~"["}', 'error parsing regexp: missing closing ]: `[`', 4],
  ['{a="$x"} |= $x', 'a "$" that no variable stands behind', 12],
  ['{a="b"} | jsn', '"jsn" is no stage; did you mean "json"?', 10],
  ['{a="b"} |= foo', 'unexpected "foo"; expected a text in double quotes or backquotes', 11],
  [
    '{a="b"} | x > "5"',
    'unexpected "5"; expected a number, a duration or a size; a text stands behind =, !=, =~ and !~',
    14,
  ],
  ['{a="b"} | unwrap x', 'unwrap stands inside a function over a range alone', 10],
  ['{a="b"} | line_format "{{.x"', 'in this template "{{" is never closed', 22],
  ['{a="b"} | regexp "(.*)"', 'regexp needs a named group, such as (?P<name>.*)', 17],
  ['{a="b"} | pattern "<_> x"', 'pattern needs a named capture, such as <name>', 18],
  ['{a="b"} or {c="d"}', '"or" needs metrics, and log lines stand on its left', 8],
  ['rate({a="b"})', 'unexpected ")"; expected a range such as [5m]', 12],
  ['rate({a="b"}[5x])', '"5x" is no duration; expected one such as 5m', 13],
  ['sum({a="b"})', 'sum needs a metric; count lines with a function such as rate({…}[5m])', 4],
  ['sum_over_time({a="b"}[5m])', 'sum_over_time needs "| unwrap LABEL"', 0],
  ['count_over_time({a="b"} | unwrap x [5m])', 'count_over_time does not go with unwrap', 26],
  ['sum by (x) (rate({a="b"}[5m]) by (y))', 'rate allows no grouping', 30],
  ['topk(sum(rate({a="b"}[5m])))', 'topk needs how many first, such as topk(10, …)', 0],
  ['rate({a="b"}[5m]) and 1', '"and" does not go with a plain number', 18],
  ['sum(rate({a="b"}[5m])', 'unexpected the end of the query; expected ")"', 21],
  ['{a="b"} {c="d"}', 'unexpected "{"; the query should end here', 8],
];

describe('LogQL that Loki refuses', () => {
  it.each(REFUSED)('%s', (query, message, from) => {
    expect(parseLogql(query)).toMatchObject({ gives: undefined, problems: [{ message, from }] });
  });
});

it('tells the selectors of a query', () => {
  expect(parseLogql('rate({a="b", c!~"d"}[5m]) / rate({e="f"}[5m])').selectors).toEqual([
    [
      { name: 'a', operator: '=', value: 'b' },
      { name: 'c', operator: '!~', value: 'd' },
    ],
    [{ name: 'e', operator: '=', value: 'f' }],
  ]);
});
