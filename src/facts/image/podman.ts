import { CouldNotTell } from '../../check.js';
import { readHistory, readInspectedList } from '../../formats/docker/engine.js';
import type { Argv, Ran } from '../../ports/exec.js';
import type { Ports } from '../../ports/ports.js';
import { answerOf, exitedWith } from '../tool/answer.js';
import { noSuchImage } from './absent.js';
import { openEngine } from './engine.js';
import { historyOrWhy, sizeInspected } from './inspected.js';
import type { Store } from './sized-image.js';
import { podmanEndpoint } from './socket.js';

const KEEP = 16 * 1024 * 1024;

/** Opens podman: its socket where it answers, else its command line. */
export async function openPodman(socket: string | undefined, ports: Ports): Promise<Store> {
  const endpoint = podmanEndpoint(socket, ports.host);
  try {
    return await openEngine(endpoint, ports);
  } catch (error) {
    const silent = error instanceof CouldNotTell && error.why === 'unreachable';
    if (!silent || endpoint.named) throw error;
    return openCommandLine(ports);
  }
}

async function openCommandLine({ exec }: Ports): Promise<Store> {
  const run = async (argv: Argv): Promise<Ran> => {
    const ran = await exec.run(argv, { keep: KEEP });
    answerOf(ran, { tool: argv.join(' '), tooLong: 'Remove unused images.' });
    return ran;
  };
  const must = async (argv: Argv): Promise<string> => {
    return answerOf(await run(argv), { tool: argv.join(' '), exits: [0] }).stdout;
  };
  const version = /^podman version (\d\S*)/.exec(await must(['podman', '--version']))?.[1];
  const name = version === undefined ? 'podman' : `podman ${version}`;
  const list = async () => {
    const names = await must(['podman', 'image', 'ls', '--format', '{{.Repository}}:{{.Tag}}']);
    return names.split('\n').filter(name => name !== '' && !name.includes('<none>'));
  };
  return {
    name,
    list,
    measure: async (image, wanted) => {
      const inspect: Argv = ['podman', 'image', 'inspect', image];
      const ran = await run(inspect);
      if (!exitedWith(ran, 0) && /image not known|no such image/i.test(ran.stderr.text)) {
        throw noSuchImage(image, { store: name, names: await list() });
      }
      const { stdout } = answerOf(ran, { tool: inspect.join(' '), exits: [0] });
      const history: Argv = ['podman', 'history', '--no-trunc', '--format', 'json', image];
      return sizeInspected(readInspectedList(stdout, inspect.join(' ')), {
        history: await historyOrWhy(async () => readHistory(await must(history), history.join(' '))),
        where: `${image} in ${name}`,
        wanted,
      });
    },
  };
}
