import { valueAt, withValue } from '../entry/entries.js';
import { isMap, textOf } from '../entry/variables.js';

type Path = readonly PropertyKey[];
type Map = Readonly<Record<string, unknown>>;

/** The kind of a rollback's step that does not say its own. */
const UNDO = 'undo';
/** What of a `run:` step are options of `command`. */
const OPTIONS = ['run', 'shell', 'cwd', 'env'];

/** A config whose rollback steps are entries, and where in the file each part of them stands. */
export interface Normalised {
  readonly value: unknown;
  readonly origin: (path: Path) => Path;
}

/** Turns the steps of each `rollback` into entries: `run:` steps into a `command` that changes something, others into `undo`. */
export function normaliseSteps(config: unknown): Normalised {
  const stages = valueAt(config, ['stages']);
  const moved = new Set<string>();
  let value = config;
  for (const stage of isMap(stages) ? Object.keys(stages) : []) {
    const at: Path = ['stages', stage, 'rollback', 'steps'];
    const steps = valueAt(config, at);
    if (!Array.isArray(steps)) continue;
    const entries = steps.map((step: unknown, index) => {
      if (!isMap(step)) return step;
      if (step.kind === undefined && step.run !== undefined) moved.add(JSON.stringify([...at, index, 'with']));
      return entryOf(step, index);
    });
    value = withValue(value, at, entries);
  }
  return { value, origin: path => originOf(path, moved) };
}

function entryOf(step: Map, index: number): Map {
  const id = step.id ?? nameOf(step.name, index);
  if (step.kind !== undefined) return { ...step, id };
  if (step.run === undefined) return { ...step, id, kind: UNDO };
  const own = Object.entries(step).filter(([key]) => !OPTIONS.includes(key));
  const options = Object.entries(step).filter(([key]) => OPTIONS.includes(key));
  const given = isMap(step.with) ? step.with : {};
  const asked = { ...given, ...Object.fromEntries(options), run: argumentsOf(step) };
  return { ...Object.fromEntries(own), id, kind: 'command', with: asked };
}

/** A text that no shell is asked to read is a program and its arguments, parted by blanks. */
function argumentsOf({ run, shell }: Map): unknown {
  const text = textOf(run);
  if (text === undefined || (shell !== undefined && shell !== false)) return run;
  const plain = text.replace(/\$\{\{.*?\}\}/g, '');
  return /["'\\|&;<>()$`*?~#\n]/.test(plain) ? run : (text.match(/(?:\$\{\{.*?\}\}|\S)+/g) ?? run);
}

function nameOf(name: unknown, index: number): string {
  const slug =
    typeof name === 'string'
      ? name
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '-')
          .replace(/^-|-$/g, '')
      : '';
  return slug === '' ? `step-${index + 1}` : slug;
}

/** `steps[0].with.run` stands at `steps[0].run`. */
function originOf(path: Path, moved: ReadonlySet<string>): Path {
  const length = 6;
  if (path.length <= length || !moved.has(JSON.stringify(path.slice(0, length)))) return path;
  return OPTIONS.includes(String(path[length])) ? [...path.slice(0, length - 1), ...path.slice(length)] : path;
}
