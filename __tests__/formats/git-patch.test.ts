import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AddedText, patchReader } from '../../src/formats/git-patch.js';

const ID = '0123456789abcdef0123456789abcdef01234567';

function read(patch: string | Buffer, { chunk = 1 << 20, maxBytes = 1000 } = {}) {
  const added: string[] = [];
  const bytes = Buffer.from(patch);
  const onAdded = ({ commit, path, text, lineOf }: AddedText) => {
    const lines = text.toString().split('\n').slice(0, -1);
    added.push(
      `${commit?.slice(0, 4)} ${path}: ${lines.map((line, index) => `${lineOf(index + 1)}=${line}`).join(' ')}`,
    );
  };
  const reader = patchReader(onAdded, maxBytes);
  for (let at = 0; at < bytes.length; at += chunk) reader.write(bytes.subarray(at, at + chunk));
  return { added, totals: reader.end() };
}

const PATCH = `commit ${ID}

diff --git a/a.txt b/a.txt
index 1..2 100644
--- a/a.txt
+++ b/a.txt
@@ -1 +1,2 @@
-old
+new
++++ b/not-a-heading
@@ -9,2 +10,0 @@ a function
-gone
---- a/neither
@@ -20,0 +19 @@
+last
\\ No newline at end of file
diff --git "a/gr\\303\\266\\303\\237e \\"x\\".txt" "b/gr\\303\\266\\303\\237e \\"x\\".txt"
new file mode 100644
--- /dev/null
+++ "b/gr\\303\\266\\303\\237e \\"x\\".txt"
@@ -0,0 +1 @@
+commit ${ID}
diff --git a/with blank b/with blank
--- a/with blank\t
+++ b/with blank\t
@@ -1 +1 @@
-a
+b
diff --git a/gone.txt b/gone.txt
deleted file mode 100644
--- a/gone.txt
+++ /dev/null
@@ -1 +0,0 @@
-a
commit ${ID.replace('0123', 'ffff')}

diff --cc m.txt
index 1,2..3
--- a/m.txt
+++ b/m.txt
@@@ -1,2 -1,2 +1,4 @@@
  both
- ours
 -theirs
++mine alone
+ from one side
 +from the other
`;

describe('a patch of git', () => {
  it('gives what is added to each file, with its lines', () => {
    expect(read(PATCH)).toEqual({
      added: [
        '0123 a.txt: 1=new 2=+++ b/not-a-heading 19=last',
        `0123 größe "x".txt: 1=commit ${ID}`,
        '0123 with blank: 1=b',
        'ffff m.txt: 2=mine alone',
      ],
      totals: { commits: 2, files: 4, tooLarge: [] },
    });
  });

  it('may come in pieces of any size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), chunk => {
        expect(read(PATCH, { chunk })).toEqual(read(PATCH));
      }),
    );
  });

  it('hands on nothing of a file that is too large, and says so', () => {
    const lines = '+0123456789\n'.repeat(100);
    const patch = `diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -0,0 +1,100 @@\n${lines}diff --git a/b b/b\n--- a/b\n+++ b/b\n@@ -0,0 +1 @@\n+b\n`;
    expect(read(patch)).toEqual({
      added: ['undefined b: 1=b'],
      totals: { commits: 0, files: 1, tooLarge: [{ path: 'a', commit: undefined }] },
    });
  });

  it('that ends in the middle of a file is no patch', () => {
    expect(() => read('diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -0,0 +1,2 @@\n+one\n')).toThrow('ends in the middle');
  });

  it('of nothing holds nothing', () => {
    expect(read('')).toEqual({ added: [], totals: { commits: 0, files: 0, tooLarge: [] } });
  });

  it('made of any bytes ends', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
        try {
          read(Buffer.concat([Buffer.from('@@ -0,0 +1,2 @@\n'), Buffer.from(bytes)]));
        } catch (error) {
          expect(String(error)).toContain('ends in the middle');
        }
      }),
    );
  });
});
