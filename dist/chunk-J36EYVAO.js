import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  folderOf,
  topFolders
} from "./chunk-XGVB4AIY.js";

// src/init/repository/supply.ts
var LOCK_FILES = [
  [/(?:^|\/)(?:package-lock|npm-shrinkwrap)\.json$/, "npm"],
  [/(?:^|\/)pnpm-lock\.yaml$/, "pnpm"],
  [/(?:^|\/)yarn\.lock$/, "yarn"],
  [/(?:^|\/)requirements\.txt$/, "pip"],
  [/(?:^|\/)(?:poetry\.lock|uv\.lock|Pipfile\.lock|pdm\.lock)$/, "osv"],
  [/(?:^|\/)(?:go\.mod|Cargo\.lock|Gemfile\.lock|composer\.lock|gradle\.lockfile)$/, "osv"]
];
async function suggestSupply(survey, { project }) {
  return [
    {
      kind: "secrets",
      with: { paths: ["."] },
      name: "No credentials in the repository",
      section: "Security",
      because: "the repository"
    },
    ...LOCK_FILES.flatMap(([file, manager]) => lockFiles(survey, { file, manager })),
    ...await images(survey, project)
  ];
}
function lockFiles(survey, { file, manager }) {
  const files = survey.find(file);
  const folders = topFolders(files);
  return files.filter((each) => folders.includes(folderOf(each))).slice(0, 3).map((lockfile) => ({
    kind: "dependencies",
    with: { manager, lockfile, "fail-on": "high" },
    name: `No known vulnerabilities in ${lockfile}`,
    section: "Security",
    because: lockfile,
    hint: folderOf(lockfile) === "." ? manager : folderOf(lockfile)
  }));
}
var BUDGET = "500MB";
async function images(survey, project) {
  const files = survey.find(/(?:^|\/)(?:Dockerfile|Containerfile)$/).slice(0, 4);
  return files.map((file) => {
    const folder = folderOf(file);
    const image = imageOf(folder, project);
    return {
      kind: "image-size",
      with: { images: [{ image, max: BUDGET }] },
      name: `The image of ${file} stays within ${BUDGET}`,
      section: "Images",
      because: file,
      hint: folder === "." ? void 0 : folder,
      advisory: true,
      guessed: `name and budget; build it before with: docker build -t ${image} ${folder}`
    };
  });
}
var imageOf = (folder, project) => {
  const plain = (text) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
  return `${plain(project) || "app"}${folder === "." ? "" : `-${plain(folder)}`}:candidate`;
};

export {
  suggestSupply,
  imageOf
};
