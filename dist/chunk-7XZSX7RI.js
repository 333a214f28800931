import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/document/rules.ts
var documentRules = {
  "section-missing": {
    level: "error",
    means: "no heading has the words of a section that is wanted",
    remedy: "Write the section, or correct `sections`."
  },
  "section-empty": {
    level: "error",
    means: 'a section that is wanted has nothing below its heading, or only "TBD"',
    remedy: "Write down what somebody needs there who has never done it."
  },
  "review-overdue": {
    level: "error",
    means: "the last review is longer ago than `reviewed`, or the next one was due already",
    remedy: "Read it with those who use it, mend what has changed, and write the new date."
  },
  "never-reviewed": {
    level: "error",
    means: "the place of the review date holds none",
    remedy: "Review the document, and write the date as 2026-11-30."
  },
  "contacts-missing": {
    level: "error",
    means: "it does not say whom to reach, or too few",
    remedy: 'Write a section "Contacts" with a mail address, a phone number or a channel for each role.'
  },
  "contact-placeholder": {
    level: "error",
    means: "a contact is still a placeholder",
    remedy: "Write who it is."
  },
  "contact-invalid": {
    level: "error",
    means: "a mail address or a phone number cannot be one, or is of a domain that is not in `domains`",
    remedy: "Correct it: numbers with their country, such as +49 30 1234567."
  },
  "dead-link": {
    level: "error",
    means: "a link leads to a file, a heading or a page that is not there",
    remedy: "Correct the link, or restore what it leads to."
  },
  "step-missing": {
    level: "error",
    means: "a step that it must show is not in it",
    remedy: "Write the step down as it is done."
  }
};

export {
  documentRules
};
