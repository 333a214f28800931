import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/release/rules.ts
var releaseRules = {
  "tag-missing": {
    level: "error",
    means: "the tag of this release is not there",
    remedy: "Tag the commit and push the tag, or correct `tag`."
  },
  "tag-elsewhere": {
    level: "error",
    means: "the tag of this release is at another commit than the one that is checked out",
    remedy: "Release the commit that is tagged, or give this one a tag of its own."
  },
  "no-version": {
    level: "error",
    means: "the tag of this release is no version",
    remedy: "Name it by its version, such as v1.4.0 (semver.org)."
  },
  "not-greater": {
    level: "error",
    means: "the version is not greater than the one before",
    remedy: "Raise the version."
  },
  "previous-missing": {
    level: "error",
    means: "no version before this one has a tag in the history of this commit",
    remedy: "Tag the version that is deployed now, so that one can go back to it."
  },
  "changelog-missing": {
    level: "error",
    means: "the changelog has no heading of this version, or nothing below it",
    remedy: "Write down what a user can notice."
  },
  "image-missing": {
    level: "error",
    means: "the registry has no image of the previous version any more",
    remedy: "Build and push it again, and keep the images of the last versions from being cleaned up."
  },
  behind: {
    level: "error",
    means: "the branch has commits that this one does not hold",
    remedy: "Merge the branch, or rebase on it."
  },
  "not-signed": {
    level: "error",
    means: "the tag or the commit has no signature, or a bad one",
    remedy: "Sign it: git tag -s, git commit -S."
  }
};

export {
  releaseRules
};
