import { CouldNotTell } from '../../check.js';
import { parseJson } from '../../formats/json/json.js';
import { isTrivy, readTrivy, readTrivyVersion } from '../../formats/scans/trivy.js';
import type { Ports } from '../../ports/ports.js';
import { KEEP, outputOf, type Scanner } from './scanner.js';

const ORIGIN = {
  name: "trivy's answer",
  remedy: 'Run `trivy image --format json --list-all-pkgs` by hand; use 0.50 or newer.',
};

/** Each flag is spelled out: settings of the machine may say otherwise. */
const FLAGS = [
  '--format=json',
  '--list-all-pkgs',
  '--scanners=vuln',
  '--severity=UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL',
  '--ignore-unfixed=false',
  '--exit-code=0',
  '--skip-db-update=false',
  '--offline-scan=false',
  '--no-progress',
  '--timeout=24h',
] as const;

/** trivy: exits with 0 whatever it finds, and with 1 where its database cannot be had. */
export const trivy: Scanner = {
  name: 'trivy',
  isPresent: async ({ exec }) => (await exec.find('trivy')) !== undefined,

  scan: async ({ image, path }, ports) => {
    const cwd = await ports.files.scratch();
    const what = path === undefined ? [image] : [`--input=${path}`];
    const ran = await ports.exec.run(['trivy', 'image', ...FLAGS, ...what], { cwd, keep: KEEP });
    const value = parseJson(outputOf(ran, 'trivy'), ORIGIN);
    if (!isTrivy(value)) throw new CouldNotTell('wrong-format', `${ORIGIN.name}: is no report of trivy`, ORIGIN.remedy);
    const scan = readTrivy(value, ORIGIN);
    return { scan: { ...scan, ...(await aboutTrivy(cwd, ports)) }, log: ran.log };
  },
};

/** After the scan, when the database that it used lies there. */
async function aboutTrivy(cwd: string, { exec }: Ports) {
  const ran = await exec.run(['trivy', 'version', '--format=json'], { cwd });
  const about = readTrivyVersion(parseJson(outputOf(ran, 'trivy version'), ORIGIN), ORIGIN);
  if (about.databaseMs !== undefined) return about;
  throw new CouldNotTell('stale', 'trivy does not tell how old its database is', 'Let it download its database.');
}
