import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { document } from '../../../src/checks/document/definition.js';
import { openPorts } from '../../../src/ports/open.js';
import { openWorkspace } from '../../../src/ports/runner/workspace.js';
import { createRedactor } from '../../../src/text/redact.js';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'links-')));
  mkdirSync(join(root, 'app/docs'), { recursive: true });
  mkdirSync(join(root, 'docs'));
  writeFileSync(join(root, 'docs/at-the-root.md'), '# At the root\n');
  writeFileSync(join(root, 'app/docs/in-the-folder.md'), '# In the folder\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** What is wrong with the links of a page in `app/`, which is the working directory. */
async function judge(text: string): Promise<readonly string[]> {
  writeFileSync(join(root, 'app/page.md'), text);
  const workingDirectory = join(root, 'app');
  const workspace = openWorkspace({ workingDirectory, reportDirectory: join(root, 'out'), githubWorkspace: root });
  const ports = openPorts({ workspace, environment: {}, redact: createRedactor({ values: [] }) });
  try {
    const step = ports.forStep({ id: 'links', attempt: 1 }, new AbortController().signal);
    const { findings } = await document.bound.parse({ file: 'page.md', links: true }).run(step);
    return findings.map(({ message }) => message);
  } finally {
    await ports.dispose();
  }
}

describe('a link whose path begins with a slash', () => {
  it('counts from the root of the repository, as on GitHub', async () => {
    mkdirSync(join(root, '.git'));
    expect(await judge('# Page\n\n[a](/docs/at-the-root.md#at-the-root) [b](/app/docs/in-the-folder.md)\n')).toEqual(
      [],
    );
    expect(await judge('# Page\n\n[a](/docs/in-the-folder.md)\n')).toEqual([
      '"/docs/in-the-folder.md" leads to ../docs/in-the-folder.md, which is not there',
    ]);
  });

  it('counts from the working directory where there is no repository', async () => {
    expect(await judge('# Page\n\n[a](/docs/in-the-folder.md)\n')).toEqual([]);
    expect(await judge('# Page\n\n[a](/docs/at-the-root.md)\n')).toEqual([
      '"/docs/at-the-root.md" leads to docs/at-the-root.md, which is not there',
    ]);
  });
});
