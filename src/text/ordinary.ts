/**
 * Words of any report: to hide one of them would tell by the gap what it is, and make every text unreadable. This
 * program's own vocabulary, and the defaults that are passwords of half of all test databases.
 */
const ORDINARY = new Set(
  `passed failed errored skipped waived pending signed rejected proven unknown waits excused uncovered
  go no-go required optional advisory error errors warning warnings note notes finding findings check checks stage report
  decision status summary cancelled flaky evidence checklist sign-off environment
  low moderate medium high critical strict baseline recommended
  true false null none undefined yes enabled disabled always never auto default example
  test tests testing local localhost development staging production prod release main master develop latest stable
  admin administrator root user username guest postgres mysql mariadb mongo mongodb redis rabbitmq docker github
  password passwd secret token changeme node http https application json string number object array
  debug info trace fatal success failure build deploy server client database`.split(/\s+/),
);

/** True for a value that is an ordinary word: it cannot be hidden without hiding the words of every text. */
export const isOrdinary = (value: string): boolean => ORDINARY.has(value.trim().toLowerCase());
