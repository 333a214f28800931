import { describe, expect, it } from 'vitest';
import type { ShapeRule, TokenRule } from '../../../src/engines/secret-scan/rule.js';
import { atOnce, openScan } from '../../../src/engines/secret-scan/scan.js';

const BODY = 'q7Rm2ZtKx9LwVb4NcYd8';
const token: TokenRule = {
  id: 'acme-token',
  title: 'Acme token',
  source: 'https://acme.example/tokens',
  keywords: ['acme_'],
  pattern: /\bacme_[A-Za-z0-9]{20,}\b/g,
  entropy: 3,
  confidence: 'high',
};
const faint: TokenRule = {
  ...token,
  id: 'faint-token',
  title: 'Faint token',
  keywords: ['faint'],
  pattern: /\bfaint[ :=]{1,3}(?<secret>[A-Za-z0-9]{20})\b/gi,
  confidence: 'low',
};
const shape: ShapeRule = {
  id: 'named-value',
  title: 'value of a telling name',
  confidence: 'low',
  keywords: ['password'],
  scope: 'line',
  applies: path => !path.endsWith('.go'),
  find: function* (text) {
    for (const match of text.matchAll(/password=(\S{8,40})/g)) {
      const start = match.index + 'password='.length;
      yield { start, end: start + (match[1]?.length ?? 0) };
    }
  },
};
const key: ShapeRule = {
  id: 'private-key',
  title: 'private key',
  confidence: 'high',
  keywords: ['-----begin'],
  applies: () => true,
  find: function* (text) {
    for (const match of text.matchAll(/-----BEGIN KEY-----[^-]+-----END KEY-----/g)) {
      yield { start: match.index, end: match.index + match[0].length };
    }
  },
};
const file: ShapeRule = {
  id: 'login-file',
  title: 'login',
  confidence: 'high',
  keywords: [],
  applies: path => path.endsWith('.login'),
  find: () => [{ start: 0, end: 4 }],
};

const scan = openScan({ tokens: [token, faint], shapes: [shape, key, file] });

function found(bytes: Buffer | string, path = 'src/a.txt') {
  const scanned = atOnce(scan(Buffer.from(bytes), path));
  return scanned?.credentials.map(({ rule, line, column }) => `${rule} ${line}:${column}`);
}

describe('a scan', () => {
  it('tells rule, line, column and text of each credential', () => {
    const text = `first\r\nkey: acme_${BODY}\r\n\r\npassword=hunter2hunter2\r\n`;
    expect(atOnce(scan(Buffer.from(text), 'a.txt'))?.credentials).toEqual([
      {
        rule: 'acme-token',
        title: 'Acme token',
        confidence: 'high',
        start: 12,
        end: 37,
        line: 2,
        column: 6,
        secret: `acme_${BODY}`,
        isProven: false,
      },
      {
        rule: 'named-value',
        title: 'value of a telling name',
        confidence: 'low',
        start: 50,
        end: 64,
        line: 4,
        column: 10,
        secret: 'hunter2hunter2',
        isProven: false,
      },
    ]);
  });

  it('counts columns in characters, whatever stands in front', () => {
    expect(found(`größe 😀 acme_${BODY}`)).toEqual(['acme-token 1:10']);
  });

  it('reads UTF-16 with a mark, without one, and with its bytes the other way round', () => {
    const text = `größe\nacme_${BODY}\n`;
    const little = Buffer.from(text, 'utf16le');
    const big = Buffer.from(little).swap16();
    expect(found(Buffer.concat([Buffer.from([0xff, 0xfe]), little]))).toEqual(['acme-token 2:1']);
    expect(found(Buffer.concat([Buffer.from([0xfe, 0xff]), big]))).toEqual(['acme-token 2:1']);
    expect(found(Buffer.from(`acme_${BODY}\n`, 'utf16le'))).toEqual(['acme-token 1:1']);
    expect(found(Buffer.from(`acme_${BODY}\n`, 'utf16le').swap16())).toEqual(['acme-token 1:1']);
    expect(found(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(`acme_${BODY}`)]))).toEqual([
      'acme-token 1:1',
    ]);
  });

  it('reads UTF-32, and text in which somebody planted a NUL', () => {
    const text = `Größe\nacme_${BODY}\n`;
    const wide = Buffer.alloc(4 * text.length);
    for (let index = 0; index < text.length; index += 1) wide.writeUInt32LE(text.charCodeAt(index), 4 * index);
    const other = Buffer.from(wide).swap32();
    expect(found(Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), wide]))).toEqual(['acme-token 2:1']);
    expect(found(Buffer.concat([Buffer.from([0, 0, 0xfe, 0xff]), other]))).toEqual(['acme-token 2:1']);
    expect(found(`${'# settings of the service\n'.repeat(8)}\0acme_${BODY}\n`)).toEqual(['acme-token 9:2']);
  });

  it('leaves binary files alone, by what they hold', () => {
    expect(found(Buffer.concat([Buffer.from([0x7f, 0x45, 0, 1]), Buffer.from(`acme_${BODY}`)]))).toBeUndefined();
  });

  it('finds a match wherever it lies in its window, and however long it is', () => {
    for (const length of [20, 349, 350, 351, 2500, 30_000]) {
      const long = BODY.repeat(Math.ceil(length / 20)).slice(0, length);
      for (const before of ['', ' '.repeat(109), ' '.repeat(110), ' '.repeat(111), ' '.repeat(5000)]) {
        const scanned = atOnce(scan(Buffer.from(`${before}acme_${long} end`), 'a.txt'));
        const expected = length > 4096 ? [] : [`acme_${long}`];
        expect(scanned?.credentials.map(({ secret }) => secret)).toEqual(expected);
      }
    }
  });

  it('does not take the edge of a window for the beginning of a word', () => {
    expect(found(`${'x'.repeat(110)}acme_${BODY}`)).toEqual([]);
    expect(found(`${'x'.repeat(5000)}acme_${BODY}`)).toEqual([]);
  });

  it('finds each of many that stand close together or far apart', () => {
    const tokens = Array.from({ length: 240 }, (_, index) => `acme_${BODY}${index}`);
    for (const between of [' ', '\n', ' '.repeat(100), '\n'.repeat(460), `${'acme_'.padStart(700)} `]) {
      const scanned = atOnce(scan(Buffer.from(tokens.join(between)), 'a.txt'));
      expect(scanned?.credentials.map(({ secret }) => secret)).toEqual(tokens);
    }
  });

  it('holds a credential to its entropy and leaves placeholders out, and counts those', () => {
    expect(found(`acme_${'a'.repeat(20)}`)).toEqual([]);
    const scanned = atOnce(scan(Buffer.from(`acme_EXAMPLE${BODY}`), 'a.txt'));
    expect(scanned).toMatchObject({ credentials: [], placeholders: 1 });
  });

  it('takes no part of a block of base64 for a token', () => {
    const blob = Buffer.from(BODY.repeat(300)).toString('base64');
    expect(found(`"${blob}/acme_${BODY}/${blob}"`)).toEqual([]);
    expect(found(`"${blob}" acme_${BODY}`)).toEqual([`acme-token 1:${blob.length + 4}`]);
  });

  it('believes no faint match in a lock file or in a line of a machine', () => {
    const text = `faint: ${BODY}`;
    expect(found(text)).toEqual(['faint-token 1:8']);
    expect(atOnce(scan(Buffer.from(text), 'yarn.lock'))).toMatchObject({ credentials: [], noise: 1 });
    expect(atOnce(scan(Buffer.from(`${'{} '.repeat(900)}${text}`), 'app.js'))).toMatchObject({
      credentials: [],
      noise: 1,
    });
    expect(found(`acme_${BODY}`, 'yarn.lock')).toEqual(['acme-token 1:1']);
  });

  it('asks a rule about its files alone, and one without keywords about all of those', () => {
    expect(found('password=hunter2hunter2', 'a.go')).toEqual([]);
    expect(found('abcd', 'a.login')).toEqual(['login-file 1:1']);
  });

  it('gives a rule whole texts unless it wants lines', () => {
    expect(found('x\n-----BEGIN KEY-----\nabc\n-----END KEY-----\n')).toEqual(['private-key 2:1']);
    const far = `${'x\n'.repeat(600_000)}-----BEGIN KEY-----\nabc\n-----END KEY-----\n`;
    expect(found(far)).toEqual(['private-key 600001:1']);
  });

  it('keeps the surer of two at one place', () => {
    expect(found(`password=acme_${BODY}`)).toEqual(['acme-token 1:10']);
  });

  it('finds what stands in a line of megabytes', () => {
    const line = `${'var a=1;'.repeat(500_000)}acme_${BODY};${'var a=1;'.repeat(100_000)}`;
    expect(found(line)).toEqual(['acme-token 1:4000001']);
  });

  it('finds what is given away within its line wherever that is cut, and each once', () => {
    for (const before of [0, 1000, 1020, 3000, 4090, 4096, 5100, 9000]) {
      const words = Array.from({ length: 40 }, (_, index) => `password=hunter2hunter${index}`);
      const line = `${'x '.repeat(before / 2)}${words.join(' '.repeat(90))}${' y'.repeat(3000)}`;
      // What is found in a line of a machine is no news where it is doubtful.
      const sure = openScan({ tokens: [], shapes: [{ ...shape, confidence: 'high' }] });
      const scanned = atOnce(sure(Buffer.from(line), 'a.txt'));
      expect(scanned?.credentials.map(({ secret }) => `password=${secret}`)).toEqual(words);
    }
  });

  it('tells lines and columns of many in one long line', () => {
    const line = `é${` acme_${BODY}`.repeat(3)}
 acme_${BODY}`;
    expect(found(line)).toEqual(['acme-token 1:3', 'acme-token 1:29', 'acme-token 1:55', 'acme-token 2:2']);
  });

  it('tells of the surest 250, and how sure the surest of the others is', () => {
    const tokens = Array.from({ length: 249 }, (_, index) => `acme_${BODY}${index}`).join('\n');
    const faint = `password=${BODY}\n`;
    const told = (text: string) => {
      const scanned = atOnce(scan(Buffer.from(text), 'a.txt'));
      return [scanned?.credentials.filter(({ confidence }) => confidence === 'high').length, scanned?.cut];
    };
    expect(told(`${faint}${tokens}`)).toEqual([249, undefined]);
    expect(told(`${faint.repeat(2)}${tokens}`)).toEqual([249, 'low']);
    expect(told(`${faint.repeat(5000)}${tokens}`)).toEqual([249, 'low']);
    expect(told(`${tokens}\nacme_${BODY} acme_${BODY}`)).toEqual([250, 'high']);
  });

  it('rests while it reads a long text, and is none the worse for it', () => {
    const text = `${' '.repeat(256 * 1024 - 3)}acme_${BODY}${' '.repeat(3 * 256 * 1024)}acme_${BODY}`;
    const steps = scan(Buffer.from(text), 'a.txt');
    let rests = 0;
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        expect(step.value?.credentials).toHaveLength(2);
        break;
      }
      rests += 1;
    }
    expect(rests).toBe(4);
  });

  it('takes an endless word full of keywords for no token, and tries nothing in it', () => {
    const trap = 'acme_-'.repeat(200);
    expect(atOnce(scan(Buffer.from(`${trap} acme_${BODY}`), 'a.txt'))).toMatchObject({ noise: 1 });
    expect(found(`${trap} acme_${BODY} ${trap}`)).toEqual([`acme-token 1:${trap.length + 2}`]);
    let tried = 0;
    class Counted extends RegExp {
      override exec(text: string) {
        tried += text.replaceAll(' ', '').length;
        return super.exec(text);
      }
    }
    const counted = openScan({ tokens: [{ ...token, pattern: new Counted(token.pattern) }], shapes: [] });
    atOnce(counted(Buffer.from(trap.repeat(500)), 'a.txt'));
    // What is left of it are a few stretches at the edges of windows.
    expect(tried).toBeLessThan(20_000);
  });

  it('has nothing to say of an empty file', () => {
    expect(found('')).toEqual([]);
  });
});
