import { CouldNotTell, type Finding, type Measurement } from '../../check.js';
import { refuseFuture } from '../../facts/report-file/age.js';
import { refuseCheckedOut } from '../../facts/report-file/checked-out.js';
import type { Freshness } from '../../facts/report-file/freshness.js';
import { type LineCoverage, readCobertura } from '../../formats/coverage/cobertura.js';
import { readLcov } from '../../formats/coverage/lcov.js';
import type { Ports } from '../../ports/ports.js';
import { refuseStated, source, staleReport } from './reports.js';

/** Enough of a file to tell XML from LCOV, past a byte order mark and blank lines. */
const HEAD = 4096;

export interface Coverage {
  readonly path: string;
  readonly shown: string;
  readonly findings: readonly Finding[];
  readonly measurement: Measurement;
}

/** Reads the coverage report of this run and holds it against the floor. */
export async function readCoverage(
  { file, min }: { readonly file: string; readonly min: number },
  { ports, freshness }: { readonly ports: Ports; readonly freshness: Freshness },
): Promise<Coverage> {
  const path = await findOne(file, ports);
  const facts = await ports.files.facts(path);
  const nowMs = ports.clock.now().getTime();
  if (facts) refuseFuture(`${path}:`, facts, nowMs);
  const why = facts && freshness.staleness(path, facts);
  if (why !== undefined) throw staleReport(`${path}: ${why}`, freshness);
  const { limitMs } = freshness;
  if (limitMs !== undefined) await refuseCheckedOut([path], { limitMs, ports });
  const coverage = await read(path, ports);
  refuseStated(path, coverage.writtenMs, { freshness, nowMs });
  const shown = show(coverage.percent);
  const isBelow = coverage.percent < min;
  const lines = coverage.lines === undefined ? '' : ` (${coverage.covered} of ${coverage.lines} lines)`;
  const message = `line coverage is ${shown}${lines}, below ${min} %`;
  return {
    path,
    shown,
    findings: isBelow ? [{ rule: 'coverage', level: 'error', message, expected: `≥ ${min} %`, actual: shown }] : [],
    measurement: { name: 'coverage', value: floored(coverage.percent), unit: '%', limit: min, bound: 'min' },
  };
}

async function findOne(pattern: string, { files }: Ports): Promise<string> {
  const [path, ...others] = await files.glob([pattern]);
  if (path === undefined) {
    const remedy = 'Make the suite write its coverage there, or correct `coverage.file`.';
    throw new CouldNotTell('nothing-checked', `${pattern}: matches no coverage report`, remedy);
  }
  if (others.length === 0) return path;
  const remedy = 'Merge them with the coverage tool, and name the result.';
  throw new CouldNotTell('unsupported', `${pattern}: matches ${others.length + 1} coverage reports, not one`, remedy);
}

async function read(path: string, ports: Ports): Promise<LineCoverage> {
  const start = (await head(path, ports)).replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|[\s\0])+/, '');
  if (start.startsWith('<')) return readCobertura(await source(path, ports));
  if (/^(?:#.*\s+)*(?:TN|SF):/.test(start)) return readLcov(await source(path, ports));
  if (start === '') {
    throw new CouldNotTell('truncated', `${path}: is empty`, 'Look whether its writer was cut off.');
  }
  const remedy = 'Let `coverage.file` name a Cobertura XML or LCOV file.';
  throw new CouldNotTell('wrong-format', `${path}: neither Cobertura XML nor LCOV`, remedy);
}

async function head(path: string, ports: Ports): Promise<string> {
  for await (const chunk of (await source(path, ports)).chunks)
    return Buffer.from(chunk.subarray(0, HEAD)).toString('latin1');
  return '';
}

/** Rounded down, so that nothing below a floor looks as if it met it. */
const floored = (percent: number): number => Math.floor(Number((percent * 100).toPrecision(12))) / 100;

const show = (percent: number): string => `${floored(percent)} %`;
