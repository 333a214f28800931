import { CouldNotTell } from '../../check.js';
import { parseJson } from '../../formats/json/json.js';
import { isGrype, readGrype } from '../../formats/scans/grype.js';
import { countPackages } from '../../formats/scans/package-list.js';
import { KEEP, outputOf, type Scanner, type Target } from './scanner.js';

const ORIGIN = { name: "grype's answer", remedy: 'Run `grype IMAGE -o json` by hand; use 0.62 or newer.' };

/** What settings of the machine could say otherwise. */
const SETTINGS = {
  GRYPE_CHECK_FOR_APP_UPDATE: 'false',
  GRYPE_DB_AUTO_UPDATE: 'true',
  GRYPE_DB_VALIDATE_AGE: 'true',
  GRYPE_ONLY_FIXED: 'false',
  GRYPE_ONLY_NOTFIXED: 'false',
  GRYPE_FAIL_ON_SEVERITY: '',
};

/** grype: its JSON lists vulnerable packages alone, so it writes a bill of materials beside it, which lists all. */
export const grype: Scanner = {
  name: 'grype',
  isPresent: async ({ exec }) => (await exec.find('grype')) !== undefined,

  scan: async (target, { exec, files }) => {
    const cwd = await files.scratch();
    const list = `${cwd}/packages.cdx.json`;
    const argv = ['grype', sourceOf(target), '-o', 'json', '-o', `cyclonedx-json=${list}`] as const;
    const ran = await exec.run(argv, { cwd, keep: KEEP, env: SETTINGS });
    const value = parseJson(outputOf(ran, 'grype'), ORIGIN);
    if (!isGrype(value)) throw new CouldNotTell('wrong-format', `${ORIGIN.name}: is no report of grype`, ORIGIN.remedy);
    const scan = readGrype(value, ORIGIN);
    if (scan.databaseMs === undefined) {
      throw new CouldNotTell('stale', 'grype does not tell how old its database is', 'Run `grype db update`.');
    }
    const origin = { ...ORIGIN, name: "grype's list of packages" };
    const text = (await files.facts(list)) === undefined ? '' : await files.text(list);
    return { scan: { ...scan, packages: countPackages(parseJson(text, origin), origin) }, log: ran.log };
  },
};

function sourceOf({ image, path, isLayout }: Target): string {
  if (path === undefined) return image;
  return `${isLayout ? 'oci-dir' : 'docker-archive'}:${path}`;
}
