import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/text/rules.ts
var textRules = {
  demanded: {
    level: "error",
    means: "a file does not hold what each of them must",
    remedy: "Write it into the file, or correct `demand` or `files`."
  },
  forbidden: {
    level: "error",
    means: "a file holds what none of them may",
    remedy: "Take it out of the file, or correct `forbid` or `files`."
  },
  differs: {
    level: "error",
    means: "a value is another one than in the first place that is named",
    remedy: "Write the same value wherever it stands."
  },
  "not-greater": {
    level: "error",
    means: "the version is not higher than that of the last tag",
    remedy: "Raise the version, in every place where it stands."
  }
};

export {
  textRules
};
