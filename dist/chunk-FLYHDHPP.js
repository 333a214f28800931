import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/text/ordinary.ts
var ORDINARY = new Set(
  `passed failed errored skipped waived pending signed rejected proven unknown waits excused uncovered
  go no-go required optional advisory error errors warning warnings note notes finding findings check checks stage report
  decision status summary cancelled flaky evidence checklist sign-off environment
  low moderate medium high critical strict baseline recommended
  true false null none undefined yes enabled disabled always never auto default example
  test tests testing local localhost development staging production prod release main master develop latest stable
  admin administrator root user username guest postgres mysql mariadb mongo mongodb redis rabbitmq docker github
  password passwd secret token changeme node http https application json string number object array
  debug info trace fatal success failure build deploy server client database`.split(/\s+/)
);
var isOrdinary = (value) => ORDINARY.has(value.trim().toLowerCase());

export {
  isOrdinary
};
