import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/facts/repository/source-files.ts
var MAX_LOOKUPS = 4e3;
var MAX_WALKS = 3;
var SourceFiles = class {
  #files;
  #known = /* @__PURE__ */ new Map();
  #lookups = 0;
  #walks = /* @__PURE__ */ new Map();
  constructor(files) {
    this.#files = files;
  }
  /** The path as reports show it. */
  show(path) {
    return this.#files.show(path);
  }
  /** The file as reports show it, where there is one. */
  async find(path) {
    const shown = this.#files.show(path);
    return await this.#is("file", shown) ? shown : void 0;
  }
  /** Folders first: where `com` is none, nothing below it costs a look. */
  async #is(kind, path) {
    const key = `${kind} ${path}`;
    const known = this.#known.get(key);
    if (known !== void 0) return known;
    const slash = path.lastIndexOf("/");
    const found = slash > 0 ? this.#isBelow(kind, path, path.slice(0, slash)) : this.#look(kind, path);
    this.#known.set(key, found);
    return found;
  }
  async #isBelow(kind, path, folder) {
    return await this.#is("directory", folder) && this.#look(kind, path);
  }
  async #look(kind, path) {
    this.#lookups += 1;
    if (this.#lookups > MAX_LOOKUPS) return false;
    try {
      return (await this.#files.facts(path))?.kind === kind;
    } catch (error) {
      if (error instanceof CouldNotTell && error.why === "unreadable") return false;
      throw error;
    }
  }
  /** The one file anywhere whose path ends like this; undefined where there is none or more than one. */
  async endingWith(path) {
    const [, extension] = /\.([A-Za-z]{1,6})$/.exec(path) ?? [];
    if (extension === void 0) return void 0;
    let walk = this.#walks.get(extension);
    if (walk === void 0) {
      if (this.#walks.size >= MAX_WALKS) return void 0;
      walk = this.#files.glob([`**/*.${extension}`], { closed: "leave-out" });
      this.#walks.set(extension, walk);
    }
    const [match, ...others] = (await walk).filter((file) => file === path || file.endsWith(`/${path}`));
    return others.length === 0 ? match : void 0;
  }
};

export {
  SourceFiles
};
