import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CouldNotTell } from '../../src/could-not-tell.js';
import { readXml } from '../../src/formats/xml/xml.js';

interface Seen {
  readonly elements: readonly string[];
  readonly text: string;
}

async function see(bytes: Uint8Array, size = 262_144): Promise<Seen> {
  const elements: string[] = [];
  let text = '';
  await readXml(
    { name: 'r.xml', chunks: pieces(bytes, size) },
    {
      open: ({ name, attributes, line }) => elements.push(`${name}@${line} ${JSON.stringify(attributes)}`),
      close: () => {},
      text: part => {
        text += part;
      },
      unread: ['log'],
    },
  );
  return { elements, text };
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const utf8 = (text: string): Buffer => Buffer.from(text);

const refusal = async (bytes: Uint8Array): Promise<string> => {
  const error: unknown = await see(bytes).catch((cause: unknown) => cause);
  if (!(error instanceof CouldNotTell)) throw error;
  return `${error.why}: ${error.message}`;
};

describe('encodings', () => {
  const text = '<a b="é🎉">größe</a>';
  const expected = { elements: ['a@1 {"b":"é🎉"}'], text: 'größe' };
  const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();
  it.each([
    ['UTF-8', utf8(text)],
    ['UTF-8 with a byte order mark', utf8(`\ufeff${text}`)],
    ['UTF-8 that says UTF-16', utf8(`<?xml version="1.0" encoding="utf-16"?>${text}`)],
    ['UTF-16, little end first', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, big end first', swapped(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['UTF-16 without a byte order mark', Buffer.from(text, 'utf16le')],
    ['UTF-16, big end first, without a byte order mark', swapped(Buffer.from(text, 'utf16le'))],
  ])('reads %s, even byte by byte', async (_, bytes) => {
    expect(await see(bytes)).toEqual(expected);
    expect(await see(bytes, 1)).toEqual(expected);
  });

  it('reads what the declaration names', async () => {
    const bytes = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>größe</a>', 'latin1');
    expect((await see(bytes)).text).toBe('größe');
  });

  it.each([
    ['UTF-8', Buffer.concat([utf8('<a>é'), Buffer.from([0xc3]), utf8('</a>')]), 'byte 5 is not UTF-8'],
    ['a character cut off at the end', Buffer.concat([utf8('<a>'), Buffer.from([0xe2, 0x82])]), 'byte 3 is not UTF-8'],
    ['UTF-16', Buffer.from([0xff, 0xfe, 0x3c, 0, 0, 0xd8, 0x3c, 0]), 'has bytes that are not utf-16le'],
  ])('refuses broken %s', async (_, bytes, message) => {
    expect(await refusal(bytes)).toBe(`wrong-format: r.xml: ${message}`);
  });
});

const LONG = 'log line\n'.repeat(40_000);

describe('long runs of characters', () => {
  it.each([
    ['text', `<a>${LONG}</a>`],
    ['CDATA', `<a><![CDATA[${LONG}]]></a>`],
    ['text full of references', `<a>${'&lt;&#x1F389;log\n'.repeat(40_000)}</a>`],
    ['text outside the Basic Multilingual Plane', `<a>${'🎉\n'.repeat(40_000)}🎉</a>`],
    ['a comment', `<a><!--${LONG}--></a>`],
    ['an instruction', `<a><?x ${LONG}?></a>`],
    ['a value', `<a b="${LONG}" c='${LONG}'/>`],
  ])('are shortened in %s, and lines counted right behind them', async (_, xml) => {
    const lines = xml.split('\n').length;
    const { elements, text } = await see(utf8(`<r>${xml}<last/></r>`));
    expect(elements.at(-1)).toBe(`last@${lines} {}`);
    expect(text.length).toBeLessThan(200_000);
    expect(elements.join('').length).toBeLessThan(500_000);
  });

  it.each([
    ['a control character', `<![CDATA[${LONG}\u0001]]>`],
    ['a control character in text', `${LONG}\u0001${LONG}`],
    ['a non-character', `<!--${LONG}\uffff-->`],
    ['the end of a CDATA section in text', `${LONG}]]>${LONG}`],
    ['an ampersand', `${LONG} & ${LONG}`],
    ['an unknown entity', `${LONG} &bomb; ${LONG}`],
    ['a `<` in a value', `<b c="${LONG}<"/>`],
    ['an ampersand in a value', `<b c="${LONG}&"/>`],
    ['two dashes in a comment', `<!--${LONG} -- ${LONG}-->`],
  ])('hide no %s from the parser', async (_, xml) => {
    expect(await refusal(utf8(`<r>${xml}</r>`))).toMatch(
      /^(?:wrong-format: r\.xml:|truncated: r\.xml: ends early at )\d+:\d+: /,
    );
  });

  it('are refused where they make a tag', async () => {
    const message = 'unsupported: r.xml: a tag longer than 131072 characters';
    expect(await refusal(utf8(`<r><${'a'.repeat(300_000)}/></r>`))).toBe(message);
    expect(await refusal(utf8(`<r ${Array.from({ length: 30_000 }, (_, n) => `a${n}="" `).join('')}/>`))).toBe(message);
    expect(await refusal(utf8(`<!DOCTYPE ${'a'.repeat(300_000)}><r/>`))).toBe(message);
  });
});

const part = fc.constantFrom(
  'text',
  '&amp;',
  '<b c="x>y" d=\'"\'>',
  '</b>',
  '<!-- <b> - -->',
  '<![CDATA[ <b> ]] ]]>',
  '<log>',
  '</log>',
  `<log>${'a &lt; b\n'.repeat(40)}<![CDATA[${'c < d\n'.repeat(60)}]]></log>`,
  '<?pi <b> ?>',
  '\n',
  '>',
  'é🎉',
);

describe('properties', () => {
  it('sees the same however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 20 }), fc.integer({ min: 1, max: 30 }), async (parts, size) => {
        const bytes = utf8(`<r>${parts.join('')}</r>`);
        const outcome = (chunk: number) => see(bytes, chunk).catch((error: unknown) => String(error));
        expect(await outcome(size)).toEqual(await outcome(bytes.length));
      }),
      { numRuns: 500 },
    );
  });

  it('counts lines right, and refuses what is not XML, behind text that nobody reads', async () => {
    const unread = `<log>${'a &lt; b\n'.repeat(100)}<![CDATA[${'c < d\n'.repeat(100)}]]><!--${'e\n'.repeat(300)}--></log>`;
    const { elements, text } = await see(utf8(`<r>${unread}<last>x</last></r>`));
    expect([elements.at(-1), text.length < 600, text.at(-1)]).toEqual(['last@501 {}', true, 'x']);
    for (const wrong of ['&', ']]>', '\u0001', '&bomb;', '<![CDATA[\uffff]]>']) {
      expect(await refusal(utf8(`<r>${unread.replace('</log>', `${'z'.repeat(300)}${wrong}</log>`)}</r>`))).toMatch(
        /^(?:wrong-format: r\.xml:|truncated: r\.xml: ends early at )501:/,
      );
    }
  });

  it('answers arbitrary bytes with events or a reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async bytes => {
        const outcome = await see(bytes).catch((error: unknown) => error);
        if (outcome instanceof CouldNotTell) expect(outcome.message).toContain('r.xml');
        else expect(outcome).toHaveProperty('elements');
      }),
    );
  });
});
