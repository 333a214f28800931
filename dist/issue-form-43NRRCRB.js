import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/init/list/issue-form.ts
import { parseDocument } from "yaml";
import { z } from "zod";
var attributes = z.looseObject({
  label: z.string().optional(),
  value: z.string().optional(),
  options: z.array(z.union([z.string(), z.looseObject({ label: z.string() })])).optional()
});
var form = z.looseObject({
  name: z.string().optional(),
  body: z.array(z.looseObject({ type: z.string(), attributes: attributes.optional() }))
});
function formAsMarkdown(text) {
  const read = form.safeParse(parseDocument(text).toJS());
  if (!read.success) return void 0;
  const parts = read.data.body.map(({ type, attributes: about }) => {
    if (type === "markdown") return about?.value ?? "";
    const head = about?.label === void 0 ? "" : `## ${about.label}

`;
    const options = (about?.options ?? []).map((option) => `- [ ] ${typeof option === "string" ? option : option.label}`);
    return type === "checkboxes" ? `${head}${options.join("\n")}` : head;
  });
  return [`# ${read.data.name ?? "Release"}`, ...parts].join("\n\n");
}
export {
  formAsMarkdown
};
