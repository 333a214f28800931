import { z } from 'zod';
import { readJson } from '../json/json.js';
import { digestText } from './digest.js';

const config = z.object({
  os: z.string(),
  architecture: z.string(),
  variant: z.string().optional(),
  rootfs: z.object({ diff_ids: z.array(digestText) }),
  history: z
    .array(z.object({ created_by: z.string().optional(), empty_layer: z.boolean().optional() }))
    .nullish()
    .transform(history => history ?? []),
});

/** What an image's config tells of its size: for what platform it is, and its layers from the bottom up. */
export interface ImageConfig {
  readonly os: string;
  readonly architecture: string;
  readonly variant: string | undefined;
  /** The digest of each layer's tar, uncompressed. */
  readonly diffIds: readonly string[];
  /** The command that made each layer, where the history tells of as many as there are. */
  readonly commands: readonly (string | undefined)[];
}

export function readImageConfig(bytes: Buffer, where: string): ImageConfig {
  const remedy = 'Check that this is a container image and not another artifact, such as a chart.';
  const { os, architecture, variant, rootfs, history } = readJson(bytes, config, { name: where, remedy });
  const made = history.filter(step => !step.empty_layer).map(step => step.created_by);
  const commands = made.length === rootfs.diff_ids.length ? made : rootfs.diff_ids.map(() => undefined);
  return { os, architecture, variant, diffIds: rootfs.diff_ids, commands: commands.map(readableCommand) };
}

/**
 * `RUN npm ci` for `/bin/sh -c npm ci`, `COPY a /b` for `/bin/sh -c #(nop) COPY a /b`, `RUN |1 TOKEN=x /bin/sh -c npm ci # buildkit`
 * and their like. Values of build arguments are left out: they are often secrets.
 */
export function readableCommand(createdBy: string | undefined): string | undefined {
  const text = (createdBy ?? '')
    .replace(/\s+/g, ' ')
    .replace(/ # buildkit$/, '')
    .trim();
  if (text === '') return undefined;
  const [, instruction] = /\/\S*sh -c #\(nop\) +(.*)$/.exec(text) ?? [];
  if (instruction !== undefined) return instruction;
  const [, script] = /^(?:RUN )?(?:\|\d+ .*?)?\/\S*sh -c (.*)$/.exec(text) ?? [];
  if (script !== undefined) return `RUN ${script}`;
  return /^(?:RUN )?\|\d+ /.test(text) ? 'RUN …' : text;
}
