import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { nodes } from './measure.mjs';

const MARKED = /(<!-- bench -->\n)[\s\S]*(<!-- \/bench -->)/;

/** The tools that benchmarks compare with, and what makes each print its version. */
const TOOLS = { promtool: ['--version'], kubeconform: ['-v'], gitleaks: ['version'] };

/** Is a figure within its limit? */
export const isKept = ({ figure, atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY }) =>
  figure <= atMost && figure >= atLeast;

const show = (figure, unit) => `${Number(figure.toPrecision(3))} ${unit}`;

function limit({ atMost, atLeast, unit }) {
  if (atMost !== undefined) return `≤ ${show(atMost, unit)}`;
  return atLeast === undefined ? '' : `≥ ${show(atLeast, unit)}`;
}

const cell = text => text.split('\n')[0].replaceAll('|', '\\|');

/** Rows as a Markdown table: what, measured, limit, whether it is kept, and a word more. */
export function tableOf(rows) {
  const lines = rows.map(row =>
    row.failure === undefined
      ? `| ${cell(row.what)} | ${show(row.figure, row.unit)} | ${limit(row)} | ${isKept(row) ? 'yes' : '**no**'} | ${cell(row.detail ?? '')} |`
      : `| ${cell(row.what)} | | | **not measured** | ${cell(row.failure)} |`,
  );
  return ['| what | measured | limit | kept | |', '|---|---|---|---|---|', ...lines].join('\n');
}

/** When, where and with which versions it was measured; `names` are the benchmarks where not all of them ran. */
export function circumstances(date, names = []) {
  const [processor] = cpus();
  const tools = Object.entries(TOOLS).flatMap(([tool, args]) => {
    const { error, stdout = '', stderr = '' } = spawnSync(tool, args, { encoding: 'utf8' });
    const version = /\d+\.\d+\.\d+/.exec(`${stdout}${stderr}`)?.[0];
    return error || version === undefined ? [] : [`${tool} ${version}`];
  });
  const machine = `${availableParallelism()} × ${processor?.model.trim() ?? 'processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}`;
  const versions = [...nodes().map(({ version }) => `Node ${version}`), ...tools].join(', ');
  const part = names.length === 0 ? '' : ` These alone were run: ${names.join(', ')}.`;
  return `Measured on ${date.toISOString().slice(0, 10)} with ${versions}; ${machine}.${part}`;
}

/** The page with a text between its marks instead of the one before. Throws where it has none. */
export function putInto(page, text) {
  if (!MARKED.test(page)) throw new Error('no <!-- bench --> … <!-- /bench --> in the page');
  // A replacement's text would read `$&` and its like.
  return page.replace(MARKED, (_, open, close) => `${open}${text}\n${close}`);
}
