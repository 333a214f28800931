import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import {
  code,
  escapeCommandData,
  escapeCommandProperty,
  escapeHtml,
  escapeXml,
  fence,
  markdown,
  markdownHtml,
  markdownTitle,
  neutralise,
} from '../../src/text/escape.js';
import { linesOf, visible } from '../../src/text/visible.js';
import { elementsIn, textOf, toHtml } from './github.js';

/** Text that is mostly made of what Markdown, HTML and the runner react to. */
const pieces = fc.oneof(
  fc.constantFrom(...'`*_[]()<>#|~!\\&$@:-+=.1 \n\t"\'/'),
  fc.constantFrom(
    '```',
    '~~~',
    '<b>',
    '</code>',
    '<!--',
    '-->',
    '](http://x.y)',
    'https://a.b',
    'www.a.b',
    '@octocat',
    '#1',
    'GH-2',
    '&amp;',
    ':tada:',
    '\r\n',
    '\r',
    '::',
    '##[',
    '\u202e',
    '\u001b[31m',
    '| --- |',
    '- ',
    '1. ',
    '    ',
    '$x$',
  ),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const hostile = fc.array(pieces, { maxLength: 25 }).map(parts => parts.join(''));

/** What must be the same before and after: all but white space, backticks and the marks without width. */
const essence = (text: string): string => text.replace(/[\s`\u200b]/g, '');

describe('text in Markdown', () => {
  it.each([
    ['**bold** and _emphasis_', '\\*\\*bold\\*\\* and \\_emphasis\\_'],
    ['snake_case_name stays readable', 'snake_case_name stays readable'],
    ['a | b', 'a &#124; b'],
    ['<img src=x onerror=y>', '&lt;img src=x onerror=y&gt;'],
    ['![x](http://evil)', '!\\[x\\](http\\://evil)'],
    ['# no heading', '\\# no heading'],
    ['1. no list', '1\\. no list'],
    ['1.5 s', '1.5 s'],
    ['two\nlines', 'two<br>lines'],
    ['give it more `timeout`', 'give it more `timeout`'],
    ['costs $5 and $6', 'costs <span>$</span>5 and <span>$</span>6'],
    ['\u202egnp.exe', '\\[U+202E\\]gnp.exe'],
  ])('writes %j as %j', (text, expected) => {
    expect(markdown(text)).toBe(expected);
  });

  it('mentions nobody, refers to no issue, and names no emoji', () => {
    const shown = markdown('@octocat fixed #12 and GH-13 in octo/repo#14 :tada:, mail a@b.example');
    expect(textOf(toHtml(shown))).toBe(
      '@\u200boctocat fixed #\u200b12 and GH-\u200b13 in octo/repo#\u200b14 :\u200btada:, mail a@\u200bb.example',
    );
  });

  it('never becomes anything but text, whatever it is', () => {
    fc.assert(
      fc.property(hostile, text => {
        const html = toHtml(markdown(text));
        expect(elementsIn(html).filter(name => !['p', 'br', 'code', 'span'].includes(name))).toEqual([]);
        expect(essence(textOf(html))).toBe(essence(visible(text)));
      }),
      { numRuns: 3000 },
    );
  });

  it('stays in its cell, its list item and its heading', () => {
    fc.assert(
      fc.property(hostile, text => {
        const cell = toHtml(`| a | b |\n| --- | --- |\n| ${markdown(text)} | end |`);
        expect(cell.match(/<tr>/g)?.length).toBe(2);
        expect(cell.match(/<td>/g)?.length).toBe(2);
        expect(toHtml(`- ${markdown(text)}\n- end`).match(/<li>/g)?.length).toBe(2);
        const heading = toHtml(`# x ${markdownTitle(text)}`);
        expect(heading.startsWith('<h1>x') && heading.endsWith('</h1>')).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('code in Markdown', () => {
  it('stays code, whatever it is', () => {
    fc.assert(
      fc.property(hostile, text => {
        const line = linesOf(visible(text)).join(' ⏎ ');
        fc.pre(line !== '');
        const html = toHtml(`| a |\n| --- |\n| ${code(text)} |`);
        const [, inside] = /<td>(<code>.*<\/code>)<\/td>/s.exec(html) ?? [];
        expect(textOf(inside ?? '').replace(/\s/g, '')).toBe(line.replace(/\s/g, ''));
        expect(elementsIn(inside ?? '').filter(name => name !== 'code' && name !== 'span')).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('cannot be left from inside a block', () => {
    fc.assert(
      fc.property(hostile, text => {
        const html = toHtml(`before\n\n${fence(text)}\n\nafter`);
        const [, inside] =
          /^<p>before<\/p>\n<pre><code class="language-text">(.*)<\/code><\/pre>\n<p>after<\/p>$/s.exec(html) ?? [];
        expect(textOf(inside ?? 'left')).toBe(`${visible(text).replace(/\n+$/, '')}\n`);
      }),
      { numRuns: 2000 },
    );
  });

  it('stays in the summary of a fold', () => {
    fc.assert(
      fc.property(hostile, text => {
        const html = toHtml(`<details><summary>${markdownHtml(text)}</summary>\n\nbody\n\n</details>`);
        expect(elementsIn(html).filter(name => name !== 'span')).toEqual(['details', 'p', 'summary']);
      }),
    );
  });
});

describe('text in HTML and XML', () => {
  it('escapes what ends text and attributes', () => {
    expect(escapeHtml(`<a href="x" title='y'>&`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;');
  });

  it('is well-formed XML and reads back as what it showed', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), text => {
        let content = '';
        let attribute = '';
        const parser = new SaxesParser();
        parser.on('text', part => {
          content += part;
        });
        parser.on('opentag', tag => {
          attribute = String(tag.attributes.name);
        });
        parser
          .write(
            `<x name="${escapeXml(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}">${escapeXml(text)}</x>`,
          )
          .close();
        const shown = visible(text).replace(/[\ufffe\uffff]/g, '\ufffd');
        expect(content).toBe(shown);
        expect(attribute).toBe(shown);
      }),
    );
  });
});

describe('workflow commands', () => {
  it('escapes data and properties as the runner reads them', () => {
    expect(escapeCommandData('50% done\r\nnext')).toBe('50%25 done%0D%0Anext');
    expect(escapeCommandProperty('a:b,c%')).toBe('a%3Ab%2Cc%25');
  });

  it.each([
    '::set-output name=x::1',
    '  \t::error::no',
    '\u00a0\u0085::add-mask::x',
    'fine\r::stop-commands::x',
    'text ##[add-mask]everything',
    '###[group]',
    '::::',
  ])('disarms %j', text => {
    expect(text.split(/\r\n|\r|\n/).some(isCommand)).toBe(true);
    expect(
      neutralise(text)
        .split(/\r\n|\r|\n/)
        .some(isCommand),
    ).toBe(false);
    expect(neutralise(text).replaceAll('\u200b', '')).toBe(text);
  });

  it('leaves what is no command as it is', () => {
    const text = 'std::vector<int> a;\nkey: value\n## [heading]\n# [x]';
    expect(neutralise(text)).toBe(text);
  });

  it('leaves no command in any text', () => {
    fc.assert(
      fc.property(hostile, text => {
        expect(
          neutralise(text)
            .split(/\r\n|\r|\n/)
            .some(isCommand),
        ).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes time in proportion to the text', () => {
    const blank = ' \n'.repeat(200_000) + ' '.repeat(400_000);
    expect(neutralise(blank)).toBe(blank);
  });
});

/** The runner's own test: it trims what .NET takes for white space, and looks for the older form anywhere. */
function isCommand(line: string): boolean {
  const trimmed = line.replace(/^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/, '');
  return (trimmed.startsWith('::') && trimmed.indexOf('::', 2) >= 0) || /##\[[^\]]*\]/.test(line);
}
