import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/engines/glob-reach.ts
import picomatch from "picomatch";
var ENDINGS = "yaml yml json toml xml js mjs cjs jsx ts tsx py go rs rb php java kt cs sh tf env ini conf cfg properties sql html css".split(
  " "
);
var NAMES = 48;
var DEPTHS = 4;
function fitsEverything(glob, { root = "", endings = ENDINGS } = {}) {
  const matches = picomatch(glob.replace(/^\.\//, ""), { dot: true });
  const next = randomNames();
  const names = Array.from({ length: NAMES }, next);
  const folders = Array.from({ length: DEPTHS }, (_, depth) => Array.from({ length: depth }, next));
  return ["", ...endings].some((ending) => {
    const paths = folders.flatMap(
      (folder) => names.map((name) => root + [...folder, ending === "" ? name : `${name}.${ending}`].join("/"))
    );
    return paths.filter((path) => matches(path)).length * 2 >= paths.length;
  });
}
function randomNames() {
  let state = 20261130;
  const below = (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
  const letters = (least) => Array.from({ length: least + below(8) }, () => String.fromCharCode(97 + below(26))).join("");
  const forms = [
    () => letters(4),
    () => letters(4),
    () => `${letters(2)}-${letters(2)}`,
    () => letters(4).replace(/^./, (first) => first.toUpperCase()),
    () => `${letters(2)}${below(10)}${letters(1)}_${letters(1)}`
  ];
  return () => forms[below(forms.length)]?.() ?? letters(4);
}

export {
  fitsEverything
};
