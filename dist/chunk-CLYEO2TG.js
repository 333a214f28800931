import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/github/rules.ts
var githubRules = {
  "check-failed": {
    level: "error",
    means: "a check run, a job or a status of the commit has not succeeded",
    remedy: "Open it, mend what it says, and run it again."
  },
  "workflow-failed": {
    level: "error",
    means: "a workflow's last run for the commit has not succeeded",
    remedy: "Open the run, mend what it says, and run it again."
  },
  "workflow-old": {
    level: "error",
    means: "a workflow succeeded longer ago than `newer-than`",
    remedy: "Run the workflow again for this commit."
  },
  "too-few-reviews": {
    level: "error",
    means: "too few people have approved the last commit of the pull request",
    remedy: "Ask for a review of the last commit. Approvals of earlier ones do not count."
  },
  "changes-requested": {
    level: "error",
    means: "somebody who may decide has requested changes",
    remedy: "Make the changes and ask for another review, or let the request be dismissed."
  },
  "code-owner-missing": {
    level: "error",
    means: "no owner of a changed file has approved",
    remedy: "Ask one of its owners, as CODEOWNERS names them, for a review."
  },
  "issues-open": {
    level: "error",
    means: "more issues are open than may be",
    remedy: "Close them, move them to another milestone, or take the label off."
  },
  "pull-request-unmerged": {
    level: "error",
    means: "a pull request is not part of the commit",
    remedy: "Merge it, and release a commit that contains it."
  },
  "pull-requests-open": {
    level: "error",
    means: "more pull requests are open than may be",
    remedy: "Merge or close them, or take the label off."
  },
  "branch-unprotected": {
    level: "error",
    means: "no rule protects the branch",
    remedy: "Protect it with a ruleset that asks for pull requests and checks."
  },
  "branch-behind": {
    level: "error",
    means: "the commit lacks what the branch has",
    remedy: "Bring the branch in, by a merge or a rebase, and run this for the new commit."
  },
  "alerts-open": {
    level: "error",
    means: "the number of open alerts is not as it must be",
    remedy: "Mend or dismiss them on the Security page of the repository."
  },
  "release-missing": {
    level: "error",
    means: "there is no release for the tag",
    remedy: "Create the release, or correct `tag`."
  },
  "release-draft": {
    level: "error",
    means: "the release is a draft, or is published, where it must not be",
    remedy: "Publish the release, or correct `draft`."
  },
  "release-elsewhere": {
    level: "warning",
    means: "the release's tag stands at another commit than this run",
    remedy: "Run this for the commit of the tag."
  }
};

export {
  githubRules
};
