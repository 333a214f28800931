import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTemplate } from '../../src/engines/prometheus-config/template/template.js';

describe('templates that Prometheus accepts', () => {
  it.each([
    'no action at all }}',
    '{{ $labels.job }} {{ .Labels.instance }} {{ $value | humanize }}',
    '{{- /* a comment */ -}}',
    '{{ printf "%.2f" $value }}{{ printf `%q` (index $labels "a") }}',
    '{{ range query "up" }}{{ .Labels.job }}{{ else }}none{{ end }}',
    '{{ range $index, $each := query "up" }}{{ $index }}{{ break }}{{ end }}',
    '{{ with query "up" }}{{ . | first | value }}{{ else with 1 }}{{ . }}{{ end }}',
    '{{ if and (gt $value 5.0) (ne $labels.a "b") }}a{{ else if true }}b{{ else }}c{{ end }}',
    "{{ $x := .Value }}{{ $x = 1e3 }}{{ print 'a' nil -0x1F $x }}",
    '{{ define "T" }}{{ . }}{{ end }}{{ template "T" $labels }}{{ block "B" . }}b{{ end }}',
    '{{\n  $value\n    | humanizePercentage\n}}',
  ])('%s', source => {
    expect(parseTemplate(source).problem).toBeUndefined();
  });
});

describe('templates that Prometheus refuses', () => {
  it.each([
    ['{{ $labels.job ', 0, 'unclosed action'],
    ['{{ $labels.job }', 15, 'unexpected "}" in operand'],
    ['{{ }}', 3, 'missing value for command'],
    ['{{ $value | }}{{ | $value }}', 17, 'missing value for command'],
    ['{{ humanise $value }}', 3, 'function "humanise" not defined'],
    ['{{ $lables.job }}', 3, 'undefined variable "$lables"'],
    ['{{ if $value }}a', 15, 'unexpected EOF'],
    ['a{{ end }}', 8, 'unexpected {{end}}'],
    ['{{ else }}', 7, 'unexpected {{else}}'],
    ['{{ (print $value }}', 17, 'unclosed left paren'],
    ['{{ print "a }}', 9, 'unterminated quoted string'],
    ['{{ print "\\q" }}', 9, 'invalid escape in "\\q"'],
    ['{{ $value | 5 }}', 12, 'non executable command in pipeline stage 2'],
    ['{{ 5.x }}', 3, 'bad number syntax: "5.x"'],
    ['{{ break }}', 3, '{{break}} outside {{range}}'],
    ['{{/* a }}', 2, 'unclosed comment'],
  ])('%s', (source, at, message) => {
    expect(parseTemplate(source).problem).toEqual({ at, message });
  });
});

describe('what a template uses', () => {
  it('is told with its places', () => {
    const source =
      '{{ $labels.a }}{{ .Labels.b }}{{ index $labels "c" }}{{ range query "sum(up)" }}{{ .Labels.d }}{{ end }}{{ $value }}';
    const { labels, usesValue, queries } = parseTemplate(source);
    expect(labels.map(({ name, at }) => [name, source.slice(at, at + 2)])).toEqual([
      ['a', '.a'],
      ['b', '.b'],
      ['c', '"c'],
    ]);
    expect(usesValue).toBe(true);
    expect(queries.map(({ text }) => text)).toEqual(['sum(up)']);
  });
});

describe('any template', () => {
  it('is accepted or refused at a place inside it', () => {
    const token = fc.constantFrom(
      '{{',
      '}}',
      '{{-',
      '-}}',
      ' ',
      '.',
      '$',
      'a',
      '"',
      '`',
      "'",
      '(',
      ')',
      '|',
      ':=',
      'if ',
      'end',
      'else',
      'range ',
      '/*',
      '*/',
      '1',
      '\\',
      '\n',
    );
    const source = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(token).map(tokens => tokens.join('')),
    );
    fc.assert(
      fc.property(source, text => {
        const { problem } = parseTemplate(text);
        expect(problem === undefined || (problem.at >= 0 && problem.at <= text.length)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
