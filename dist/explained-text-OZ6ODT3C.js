import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/commands/guide/explained-text.ts
function showExplained(explained) {
  return explained.map(one).join("\n");
}
var LEVELS = {
  error: "a finding of it fails its check",
  warning: "a finding of it is shown, and never fails its check",
  note: "a finding of it is a remark"
};
function one({ id, kind, rule, hasLevels }) {
  const means = `${rule.means.slice(0, 1).toUpperCase()}${rule.means.slice(1)}.`;
  const policies = hasLevels ? ["", "Another level", `  with: { policies: { ${id}: warning } }    # error, warning or off`] : [];
  return [
    `${id} (${kind}, ${rule.level})`,
    "",
    `  ${means}`,
    `  Level ${rule.level}: ${LEVELS[rule.level] ?? ""} unless the config says otherwise.`,
    "",
    "How to mend it",
    `  ${rule.remedy}`,
    ...rule.link === void 0 ? [] : [`  ${rule.link}`],
    ...policies,
    "",
    "How to waive it for a time",
    "  waivers:",
    `    - { check: CHECK-ID, rule: ${id}, file: PATH, reason: why it is acceptable, owner: LOGIN, expires: YYYY-MM-DD }`,
    "",
    `More: docs/kinds/${kind}.md`,
    ""
  ].join("\n");
}
export {
  showExplained
};
