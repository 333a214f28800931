import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/init/draft.ts
var asksPeople = ({ with: options }) => options.ask !== void 0 && options.role !== void 0;
var valueName = (stage, name) => stage === "pre-deployment" || stage === "post-deployment" ? name : `${stage.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}_${name}`;
function baseUrl({ values, stage, told }) {
  const of = liveStage(stage);
  return values.need(valueName(of, "URL"), `Address of ${of}, such as https://app.example`, told.base.get(of));
}
function hostOf(context) {
  const url = baseUrl(context);
  if (URL.canParse(url)) return new URL(url).hostname;
  const of = liveStage(context.stage);
  return context.values.need(valueName(of, "HOST"), `Host of ${of}, such as app.example`);
}
function namespaceOf({ values, stage, told }) {
  const of = liveStage(stage);
  return values.need(valueName(of, "NAMESPACE"), `Namespace of ${of} in the cluster`, told.namespace.get(of));
}
var liveStage = (stage) => stage === "pre-deployment" || stage === "post-deployment" ? "production" : stage;

export {
  asksPeople,
  valueName,
  baseUrl,
  hostOf,
  namespaceOf,
  liveStage
};
