import { CouldNotTell } from '../../check.js';
import { exitedWith } from '../../facts/tool/answer.js';
import { parseJson } from '../../formats/json/json.js';
import { isSarif } from '../../formats/sarif/sarif.js';
import { readSarifScan } from '../../formats/scans/sarif-scan.js';
import { outputOf, type Scanner, type Target } from './scanner.js';

const ORIGIN = { name: "docker scout's answer", remedy: 'Run `docker scout cves --format sarif` by hand.' };

/** docker scout: old clients answer `--help` for commands that they do not have, so it is asked for its version. */
export const scout: Scanner = {
  name: 'scout',
  isPresent: async ({ exec }) => {
    if ((await exec.find('docker')) === undefined) return false;
    const ran = await exec.run(['docker', 'scout', 'version'], { log: false });
    return exitedWith(ran, 0) && /version:?\s*v?\d/i.test(ran.stdout.text);
  },

  scan: async (target, { exec, files }) => {
    const cwd = await files.scratch();
    // Its progress may stand among standard output.
    const answer = `${cwd}/scout.sarif`;
    const argv = ['docker', 'scout', 'cves', '--format', 'sarif', '--output', answer, sourceOf(target)] as const;
    const ran = await exec.run(argv, { cwd });
    outputOf(ran, 'docker scout');
    const text = (await files.facts(answer)) === undefined ? '' : await files.text(answer);
    const value = parseJson(text, ORIGIN);
    if (!isSarif(value)) throw new CouldNotTell('wrong-format', `${ORIGIN.name}: is no SARIF`, ORIGIN.remedy);
    const scan = readSarifScan(value, ORIGIN);
    const indexed = /\bindexed (\d+) packages?\b/i.exec(`${ran.stdout.text}\n${ran.stderr.text}`)?.[1];
    return { scan: { ...scan, packages: indexed === undefined ? undefined : Number(indexed) }, log: ran.log };
  },
};

function sourceOf({ image, path, isLayout }: Target): string {
  if (path === undefined) return `image://${image}`;
  return `${isLayout ? 'oci-dir' : 'archive'}://${path}`;
}
