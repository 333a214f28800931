import type { CouldNotTell } from '../../check.js';
import { CouldNotTell as Unknown } from '../../check.js';
import { judgeAlloy } from '../../engines/alloy/judge.js';
import { Lines } from '../../engines/prometheus-config/position.js';
import { inSource, type Located } from '../../facts/configuration/located.js';
import { emptyFile, matchFiles } from '../../facts/configuration/read-sources.js';
import type { Ports } from '../../ports/ports.js';

/** Alloy loads all files of one folder together, so their components know one another. */
export async function judgeAlloyFiles(patterns: readonly string[], { files }: Ports) {
  const located: Located[] = [];
  const unknown: CouldNotTell[] = [];
  if (patterns.length === 0) return { located, unknown, components: 0 };
  const names = await matchFiles(files, { option: 'alloy', patterns, inFolder: '*.{alloy,river}' });
  const folders = new Map<string, { readonly name: string; readonly text: string }[]>();
  for (const name of names) {
    const text = (await files.text(name)).replace(/^\uFEFF/, '');
    if (text.trim() === '') unknown.push(emptyFile(name));
    const folder = name.slice(0, name.lastIndexOf('/') + 1);
    folders.set(folder, [...(folders.get(folder) ?? []), { name, text }]);
  }
  let components = 0;
  for (const parts of folders.values()) {
    const { problems, components: found } = judgeAlloy(parts.map(({ text }) => text));
    components += found;
    for (const { rule, message, at, part } of problems) {
      const { name = '', text = '' } = parts[part] ?? {};
      const lines = new Lines(text);
      located.push(inSource({ file: name, at: offset => lines.at(offset) })({ rule, message, offset: at, about: '' }));
    }
  }
  if (components === 0 && located.length === 0 && unknown.length === 0) {
    unknown.push(
      new Unknown(
        'nothing-checked',
        'alloy: the files hold not a single component',
        'Name the files that Alloy loads.',
      ),
    );
  }
  return { located, unknown, components };
}
