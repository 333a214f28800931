import { CouldNotTell } from '../../could-not-tell.js';
import { readPipAudit } from '../../formats/audits/pip-audit.js';
import { parseJson } from '../../formats/json/json.js';
import { type Auditor, KEEP, noAudit, outputOf } from './auditor.js';

const ORIGIN = { name: "pip-audit's answer", remedy: 'Run `pip-audit --format json` by hand.' };

/** `pip-audit` on a requirements file; it resolves what the file leaves open through pip. */
export const pip: Auditor = {
  tool: 'pip-audit',

  manifests: async at => included(at.lock, { read: at.read, name: at.lockName, found: {} }),

  audit: async (project, { registry, ports }) => {
    if (registry !== undefined) {
      const remedy = 'Leave `registry` out; pip-audit asks pypi.org for advisories.';
      throw new CouldNotTell('unsupported', 'pip-audit cannot be told another source of advisories here', remedy);
    }
    const argv = ['pip-audit', '--requirement', project.lockName, '--format', 'json'] as const;
    const ran = await ports.exec.run([...argv, '--progress-spinner', 'off'], { cwd: project.folder, keep: KEEP });
    const text = outputOf(ran, 'pip-audit');
    // It exits with 1 for findings and for errors alike; only the former print JSON.
    if (!text.trimStart().startsWith('{')) throw noAudit('pip-audit', errorIn(ran.stderr.text));
    return { audit: readPipAudit(parseJson(text, ORIGIN), ORIGIN), log: ran.log };
  },

  canary: () => ({ 'requirements.txt': 'jinja2==2.10\n' }),
};

/** Files that a requirements file includes with `-r` and `-c`, by their path. */
async function included(
  text: string,
  at: {
    readonly name: string;
    readonly read: (path: string) => Promise<string | undefined>;
    readonly found: Record<string, string>;
  },
): Promise<Readonly<Record<string, string>>> {
  const pattern = /^\s*(?:-r|-c|--requirement|--constraint)(?:\s+|=)([^\s#]+)/gm;
  for (const [, path = ''] of text.matchAll(pattern)) {
    if (path in at.found || /^[a-z]+:\/\//i.test(path)) continue;
    const content = path.split(/[/\\]/).includes('..') ? undefined : await at.read(path);
    if (content === undefined) {
      const message = `${at.name} includes ${path}, which is not below its folder`;
      throw new CouldNotTell('unreadable', message, 'Name a requirements file that stands by itself in `lockfile`.');
    }
    at.found[path] = content;
    await included(content, { ...at, name: path });
  }
  return at.found;
}

const errorIn = (stderr: string): string => stderr.split('\n').find(line => line.startsWith('ERROR')) ?? stderr;
