import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/facts/backup/store.ts
var isCompanion = (name) => /\.(?:sha(?:1|224|256|384|512)(?:sum)?|md5(?:sum)?|asc|sig|minisig|json|log|txt|manifest|partial|tmp)$/i.test(name) || /(?:^|[\\/])(?:sha\d+|md5|check)sums?(?:\.txt)?$/i.test(name);
var STAMP = /(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?:[-_.T ]?([01]\d|2[0-3])[-_.:h]?([0-5]\d)(?:[-_.:m]?([0-5]\d))?)?(?!\d)/;
var HOUR_MS = 36e5;
function madeAt(name, writtenMs) {
  const found = STAMP.exec(name.split(/[\\/]/).at(-1) ?? name);
  if (found === null) return writtenMs;
  const [, year, month, day, hour, minute, second] = found;
  const start = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0)
  );
  const latest = start + (hour === void 0 ? 36 : 12) * HOUR_MS;
  return Math.min(writtenMs, latest);
}
var newestFirst = (backups) => [...backups].sort((a, b) => b.atMs - a.atMs || (a.name < b.name ? 1 : -1));

export {
  isCompanion,
  madeAt,
  newestFirst
};
