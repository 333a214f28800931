import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  fitsWildcard
} from "./chunk-SSENRWR7.js";
import {
  NotPublished
} from "./chunk-BQ3BBEDX.js";
import "./chunk-GWOHTFLG.js";
import "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/checks/artifact/release-asset.ts
import { z } from "zod";
var release = z.object({
  draft: z.boolean(),
  assets: z.array(
    z.object({ id: z.int(), name: z.string(), state: z.string(), size: z.int(), digest: z.string().nullish() })
  )
});
async function releaseAsset(pattern, { options, ports }) {
  const { version: tag = "" } = options;
  const repository = await ports.repository();
  const answer = await repository.one({
    route: "GET /repos/{owner}/{repo}/releases/tags/{tag}",
    with: { tag },
    what: `describe the release ${tag}`,
    permission: "contents: read"
  });
  if (answer === void 0) throw new NotPublished(`${repository.name} has no published release ${tag}`);
  const read = release.safeParse(answer).data;
  if (read === void 0) {
    const remedy = "Run it again. If it stays so, report it: GitHub answers other than it documents.";
    throw new CouldNotTell("wrong-format", `GitHub's answer about ${tag} is not what it documents`, remedy);
  }
  const found = read.assets.filter(({ name: name2 }) => fitsWildcard(name2, pattern));
  const name = `${pattern} of the release ${tag}`;
  const [first] = found;
  if (first === void 0 || read.draft) throw new NotPublished(`${name} is not published`);
  const broken = found.find(({ state, size }) => state !== "uploaded" || size === 0);
  if (broken)
    throw new NotPublished(`${broken.name} of the release ${tag} is not whole: ${broken.state}, ${broken.size} bytes`);
  return {
    name,
    files: [],
    notes: [],
    digests: found.flatMap(({ digest }) => digest ?? []),
    bytes: Math.max(...found.map(({ size }) => size))
  };
}
export {
  releaseAsset
};
