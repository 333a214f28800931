import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStack } from '../../src/engines/stack-trace.js';

const places = (text: string): readonly string[] =>
  parseStack(text).map(({ file, line, column }) => [file, line, ...(column === undefined ? [] : [column])].join(':'));

describe('the place of the error comes first', () => {
  it.each([
    [
      'node',
      `AssertionError [ERR_ASSERTION]: no
    at TestContext.<anonymous> (file:///app/my%20tests/a.test.mjs:5:10)
    at Test.runInAsyncScope (node:async_hooks:206:9)
    at async Promise.all (index 0)
    at async Test.run (file:///app/run.js:7:1) {
    at /app/bare.js:1:2
    at async /app/later.js:3:4`,
      ['/app/my tests/a.test.mjs:5:10', '/app/run.js:7:1', '/app/bare.js:1:2', '/app/later.js:3:4'],
    ],
    [
      'node on Windows',
      '    at Object.<anonymous> (C:\\app\\a.test.js:5:10)\n    at run (file:///C:/app/b.mjs:1:2)',
      ['C:/app/a.test.js:5:10', 'C:/app/b.mjs:1:2'],
    ],
    [
      'vitest',
      'TypeError: no\n ❯ boom lib.ts:2:9\n ❯ Module.add src/a b.ts:1:1\n ❯ src/a.test.ts:8:22\n ❯ http://localhost:1/x.js:1:1',
      ['lib.ts:2:9', 'b.ts:1:1', 'src/a.test.ts:8:22'],
    ],
    ['jest', '    at Object.toBe (src/cart.test.js:5:15)', ['src/cart.test.js:5:15']],
    [
      'Java',
      `java.lang.IllegalStateException: x
	at app//org.junit.Assert.fail(Assert.java:86)
	at com.shop.CartTest$Inner.raises(CartTest.java:14)
	at java.base/java.util.ArrayList.forEach(ArrayList.java:1511)
	at com.shop.CartKt.lambda$0(Cart.kt:3)
	at com.shop.Native.call(Native Method)
Caused by: java.lang.RuntimeException: cause
	... 5 more`,
      ['org/junit/Assert.java:86', 'com/shop/CartTest.java:14', 'java/util/ArrayList.java:1511', 'com/shop/Cart.kt:3'],
    ],
    [
      'pytest',
      `tests/test_cart.py:12: 
_ _ _ _ _
    def boom():
>       raise KeyError("nope")
E       KeyError: 'nope'

tests/helper.py:2: KeyError`,
      ['tests/helper.py:2', 'tests/test_cart.py:12'],
    ],
    [
      'pytest, short',
      'tests/test_a.py:5: in test_x\n    boom()\nlib/b.py:1: in boom',
      ['lib/b.py:1', 'tests/test_a.py:5'],
    ],
    [
      'Python itself',
      `  File "/app/a.py", line 1, in <module>
  File "<frozen importlib._bootstrap>", line 9, in x
E     File "C:\\app\\b.py", line 3`,
      ['C:/app/b.py:3', '/app/a.py:1'],
    ],
    [
      'Go’s log lines',
      '=== RUN   TestBad\n    calc_test.go:15: a log line\n    calc_test.go:16: want 3, got 2\n--- FAIL: TestBad (0.00s)',
      ['calc_test.go:16', 'calc_test.go:15'],
    ],
    [
      'a panic in Go',
      'panic: x\n\ngoroutine 6 [running]:\nmain.f(0x1?)\n\t/app/p_test.go:7 +0x28\ncreated by x\n\t/usr/local/go/src/t.go:2101 +0x4c5',
      ['/app/p_test.go:7', '/usr/local/go/src/t.go:2101'],
    ],
    [
      'testify',
      '    calc_test.go:20: \n        \tError Trace:\t/app/calc_test.go:21\n        \t            \t/app/other_test.go:3\n        \tError:      \tNot equal',
      ['/app/calc_test.go:21', '/app/other_test.go:3', 'calc_test.go:20'],
    ],
    ['Rust', "thread 'main' panicked at src/lib.rs:10:5:\nassertion failed", ['src/lib.rs:10:5']],
    ['.NET', '   at Shop.CartTests.Sum() in C:\\src\\CartTests.cs:line 12', ['C:/src/CartTests.cs:12']],
    ['Ruby', '     # ./spec/cart_spec.rb:5:in `block`', ['./spec/cart_spec.rb:5']],
    ['PHP', 'Failed asserting that false is true.\n\n/app/tests/CartTest.php:12', ['/app/tests/CartTest.php:12']],
  ])('%s', (_, text, expected) => {
    expect(places(text)).toEqual(expected);
  });
});

it('takes what follows the place in a Go line for the message', () => {
  expect(parseStack('    a_test.go:3: want: 1')).toEqual([{ file: 'a_test.go', line: 3, message: 'want: 1' }]);
});

it.each([
  '',
  'expected 12:30:45',
  'http://localhost:3000/a.js:1:2',
  `    at ${'a'.repeat(5000)} (/a.js:1:2)`,
  '12:34: x',
])('finds no place in %j', text => {
  expect(parseStack(text)).toEqual([]);
});

it('answers any text with frames whose lines are numbers', () => {
  const word = fc.constantFrom(
    'at ',
    '❯ ',
    '(',
    ')',
    'a.py',
    ':',
    '12',
    '\n',
    ' ',
    'File "',
    '"',
    ', line ',
    '.go',
    '\t',
    '/',
    '%',
    'file://',
    '.java',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), words => {
      for (const { file, line } of parseStack(words.join(''))) {
        expect(file).not.toBe('');
        expect(Number.isInteger(line)).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});
