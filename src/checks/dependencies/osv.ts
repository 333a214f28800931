import { CouldNotTell } from '../../could-not-tell.js';
import { exitedWith } from '../../facts/tool/answer.js';
import { readOsv } from '../../formats/audits/osv.js';
import { parseJson } from '../../formats/json/json.js';
import { type Auditor, KEEP, noAudit, outputOf } from './auditor.js';
import { npm } from './npm.js';

const ORIGIN = { name: "osv-scanner's answer", remedy: 'Run `osv-scanner scan --format json` by hand.' };

/** `osv-scanner` on one lock file of any ecosystem: exits with 0 or 1 for an answer, 127 and up for none. */
export const osv: Auditor = {
  tool: 'osv-scanner',

  manifests: async () => ({}),

  audit: async (project, { registry, ports }) => {
    if (registry !== undefined) {
      const remedy = 'Leave `registry` out; osv-scanner asks osv.dev.';
      throw new CouldNotTell('unsupported', 'osv-scanner asks no registry', remedy);
    }
    const argv = ['osv-scanner', 'scan', '--format', 'json', '--lockfile', project.lockName] as const;
    const ran = await ports.exec.run(argv, { cwd: project.folder, keep: KEEP });
    const text = outputOf(ran, 'osv-scanner');
    const found = [...ran.stderr.text.matchAll(/\bfound (\d+) packages?\b/g)].map(match => Number(match[1]));
    if (exitedWith(ran, 128) || (found.length > 0 && Math.max(...found) === 0)) {
      const message = `osv-scanner found no package in ${project.lockName}`;
      throw new CouldNotTell('nothing-checked', message, 'Name another `lockfile`, or leave this check out.');
    }
    if (!exitedWith(ran, 0, 1)) throw noAudit('osv-scanner', errorIn(ran.stderr.text));
    const audit = readOsv(parseJson(text, ORIGIN), ORIGIN);
    if (found.length === 0) {
      const message = 'osv-scanner does not say how many packages it looked at';
      throw new CouldNotTell('nothing-checked', message, 'Use osv-scanner 1.9 or newer.');
    }
    // Its temporary path would only confuse: there is one lock file.
    const advisories = audit.advisories.map(advisory => ({ ...advisory, source: undefined }));
    return { audit: { ...audit, advisories, packages: Math.max(...found) }, log: ran.log };
  },

  canary: lock => {
    const { 'package-lock.json': canary = '' } = npm.canary(lock);
    return { 'package-lock.json': canary };
  },
};

/** The first lines tell what was scanned, the last ones what went wrong. */
const errorIn = (stderr: string): string =>
  stderr
    .trim()
    .split('\n')
    .reverse()
    .find(line => line.trim() !== '') ?? '';
