import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { CouldNotTell } from '../../check.js';
import { type BulkAdvisory, isAbout, readBulkAdvisories } from '../../formats/audits/bulk-advisories.js';
import { type Npmrc, readNpmrc } from '../../formats/locks/npmrc.js';
import type { Ports } from '../../ports/ports.js';

const PUBLIC = 'https://registry.npmjs.org/';

const compress = promisify(gzip);

/** A release that is known to be vulnerable (GHSA-35jh-r3h4-6jhm and others): whoever knows advisories knows those. */
const CANARY = { name: 'lodash', version: '4.17.15' };

/** Packages by name, with the versions that are asked about. */
export type Asked = Readonly<Record<string, readonly string[]>>;

/** A registry that is asked for advisories with npm's bulk protocol, which needs no npm. */
class AdvisoryRegistry {
  /** As reports show it. */
  readonly shown: string;
  readonly #url: string;
  readonly #npmrc: Npmrc;
  readonly #ports: Ports;

  constructor(registry: string, npmrc: Npmrc, ports: Ports) {
    const { origin, pathname } = new URL(registry);
    const base = `${origin}${pathname.replace(/\/?$/, '/')}`;
    this.shown = base;
    this.#url = `${base}-/npm/v1/security/advisories/bulk`;
    this.#npmrc = npmrc;
    this.#ports = ports;
  }

  /**
   * Advisories by package; of versions that are not asked about too. Throws where the answer is none that can be read, or
   * none that can be believed: a vulnerable release is among what is asked about, and the answer must speak of it.
   */
  async ask(asked: Asked): Promise<ReadonlyMap<string, readonly BulkAdvisory[]>> {
    const { name, version } = CANARY;
    const told = await this.#ask({ ...asked, [name]: [...new Set([...(asked[name] ?? []), version])].sort() });
    if ((told.get(name) ?? []).some(advisory => isAbout(advisory, version))) return told;
    const message = `${this.shown} knows nothing against a release with known vulnerabilities that was asked about too: it has no advisories, or not all of the answer came through`;
    throw new CouldNotTell('nothing-checked', message, 'Name a registry with advisories in `registry`.');
  }

  async #ask(asked: Asked): Promise<ReadonlyMap<string, readonly BulkAdvisory[]>> {
    const authorization = this.#npmrc.authorization(this.#url);
    const { status, body } = await this.#ports.http.request({
      method: 'POST',
      url: this.#url,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        ...(authorization !== undefined && { authorization }),
      },
      body: await compress(JSON.stringify(asked)),
    });
    if (status !== 200) throw this.#refused(status);
    const remedy = 'Check that a registry with advisories answers there, and no web page or proxy.';
    return readBulkAdvisories(body.toString('utf8'), { name: `the answer of ${this.shown}`, remedy });
  }

  #refused(status: number): CouldNotTell {
    const message = `${this.shown}: HTTP ${status} to a question for advisories`;
    if (status === 401 || status === 403) {
      const remedy =
        'Give it a token in `.npmrc`, for this very host: //HOST/:_authToken=${NAME}, and NAME under `pass-env`.';
      return new CouldNotTell('unreachable', message, remedy);
    }
    const remedy =
      status === 404 || status === 405
        ? 'Name a registry with advisories in `registry`.'
        : 'Try again later, or give the check `retries`.';
    return new CouldNotTell('unreachable', message, remedy);
  }
}

/**
 * The registry to ask: the config's, else that of the machine's settings, else the public one. The repository's `.npmrc`
 * gives credentials, for the hosts that it names them for, and chooses no registry: a pull request can change it.
 */
export async function openRegistry(
  { registry, beside }: { readonly registry: string | undefined; readonly beside: string },
  ports: Ports,
): Promise<AdvisoryRegistry> {
  const { files, host } = ports;
  const path = beside === '.' ? '.npmrc' : `${beside}/.npmrc`;
  const own = (await files.facts(path))?.kind === 'file' ? await files.text(path) : '';
  const home = host.environment.HOME ?? host.environment.USERPROFILE;
  const users = home === undefined ? undefined : await host.settings(`${home}/.npmrc`);
  const { environment } = host;
  const machine =
    environment.NPM_CONFIG_REGISTRY ??
    environment.npm_config_registry ??
    readNpmrc([users ?? ''], environment).registry;
  const chosen = registry ?? machine ?? PUBLIC;
  const named = readNpmrc([own], environment).registry;
  if (registry === undefined && named !== undefined && !isSame(named, chosen)) {
    const shown = URL.canParse(named) ? new URL(named).host : 'a registry';
    const message = `.npmrc names ${shown}, and a pull request can change that file`;
    throw new CouldNotTell('tool-refused', message, 'Name the registry that audits are asked of in `registry`.');
  }
  if (!/^https?:$/.test(URL.canParse(chosen) ? new URL(chosen).protocol : '')) {
    throw new CouldNotTell('unsupported', 'the registry of the machine is no http address', 'Name one in `registry`.');
  }
  return new AdvisoryRegistry(chosen, readNpmrc([own, users ?? ''], environment), ports);
}

const isSame = (one: string, other: string): boolean => one.replace(/\/$/, '') === other.replace(/\/$/, '');
