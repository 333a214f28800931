import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readJson } from '../json/json.js';

const REMEDY = "Mend Docker's own settings, or set DOCKER_CONFIG to another folder.";

const config = z.object({
  auths: z
    .record(z.string(), z.object({ auth: z.string().optional(), identitytoken: z.string().optional() }).nullish())
    .nullish(),
  credsStore: z.string().nullish(),
  credHelpers: z.record(z.string(), z.string()).nullish(),
  currentContext: z.string().nullish(),
});

export interface Credentials {
  /** `user:password` in base64, as the header of basic authentication carries it. */
  readonly basic: string | undefined;
  /** A refresh token, which some registries hand out instead of a password. */
  readonly identityToken: string | undefined;
}

/** Docker's `config.json`, as far as it says how to reach an Engine or a registry. */
export interface DockerConfig {
  readonly context: string | undefined;
  readonly credentials: (registry: string) => Credentials | undefined;
  /** The program that keeps a registry's credentials, where it is not this file. */
  readonly helper: (registry: string) => string | undefined;
}

export function readDockerConfig(text: string, where: string): DockerConfig {
  const { auths, credsStore, credHelpers, currentContext } = readJson(text, config, { name: where, remedy: REMEDY });
  return {
    context: currentContext || undefined,
    credentials: registry => {
      const known = new Map(Object.entries(auths ?? {}).map(([key, value]) => [hostOf(key), value]));
      const found = known.get(keyOf(registry));
      const basic = found?.auth || undefined;
      const identityToken = found?.identitytoken || undefined;
      return basic || identityToken ? { basic, identityToken } : undefined;
    },
    helper: registry => (credHelpers?.[registry] ?? credsStore) || undefined,
  };
}

/** Docker Hub's credentials are filed under the address of its first API. */
const keyOf = (registry: string): string => (registry === 'docker.io' ? 'index.docker.io' : registry);

/** `https://index.docker.io/v1/` and `ghcr.io` alike. */
const hostOf = (key: string): string => key.replace(/^https?:\/\//, '').replace(/\/.*$/, '');

const contextMeta = z.object({
  Endpoints: z.object({ docker: z.object({ Host: z.string() }) }),
});

/** The folder under `contexts/meta` and `contexts/tls` where Docker keeps a context. */
export const contextFolder = (name: string): string => createHash('sha256').update(name).digest('hex');

/** Where the Engine of a context listens, from its `meta.json`. */
export const readContextHost = (text: string, where: string): string =>
  readJson(text, contextMeta, { name: where, remedy: REMEDY }).Endpoints.docker.Host;
