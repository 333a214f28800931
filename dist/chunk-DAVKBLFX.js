import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/backup/rules.ts
var backupRules = {
  "too-old": {
    level: "error",
    means: "the newest backup is older than `newest`",
    remedy: "See why the last run failed, and make one now."
  },
  "too-small": {
    level: "error",
    means: "the newest backup is smaller than `min-size`",
    remedy: "See what it lacks: a dump of an empty database is small, too."
  },
  shrunk: {
    level: "error",
    means: "the newest backup is smaller than those before it by more than `shrinks-at-most`",
    remedy: "Compare it with the one before, and see which tables are missing."
  },
  grew: {
    level: "warning",
    means: "the newest backup is more than three times as large as those before it",
    remedy: "See whether it holds what does not belong there."
  },
  unchanged: {
    level: "warning",
    means: "the newest backup is byte for byte the one before it",
    remedy: "See whether it is still made of the database that people use."
  },
  gap: {
    level: "error",
    means: "within `keep` there is a time for which there is no backup",
    remedy: "See why runs failed at that time."
  },
  damaged: {
    level: "error",
    means: "the newest backup cannot be read to its end",
    remedy: "Make a new one, see whether it is whole, and find out what cuts it: a full disk, a pipe without pipefail."
  },
  "checksum-missing": {
    level: "error",
    means: "no checksum stands beside the newest backup",
    remedy: "Write one as it is made: sha256sum FILE > FILE.sha256."
  },
  "checksum-mismatch": {
    level: "error",
    means: "the newest backup is not what its checksum says",
    remedy: "Take it for damaged, and make a new one."
  },
  "not-encrypted": {
    level: "error",
    means: "the newest backup is not encrypted, or by another tool than `encrypted` says",
    remedy: "Encrypt it as it is made: age -r RECIPIENT, or gpg --encrypt."
  },
  schedule: {
    level: "error",
    means: "nothing is scheduled that makes backups, it is suspended, or it runs more seldom than `every`",
    remedy: "Correct the schedule."
  },
  "restore-failed": {
    level: "error",
    means: "the newest backup cannot be restored",
    remedy: "Restore it by hand to see why; until it can be restored it is none."
  },
  "content-differs": {
    level: "error",
    means: "what was restored does not hold what a query expects",
    remedy: "Compare it with the database that it was made of."
  }
};

export {
  backupRules
};
