import { CouldNotTell } from '../../check.js';
import { readHistory, readInspectedList } from '../../formats/docker/engine.js';
import type { Argv, Ran } from '../../ports/exec.js';
import type { Ports } from '../../ports/ports.js';
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
    if (ran.code === null || ran.stdout.truncated) throw crashed(argv, ran);
    return ran;
  };
  const must = async (argv: Argv): Promise<string> => {
    const ran = await run(argv);
    if (ran.code !== 0) throw crashed(argv, ran);
    return ran.stdout.text;
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
      if (ran.code !== 0 && /image not known|no such image/i.test(ran.stderr.text)) {
        throw noSuchImage(image, { store: name, names: await list() });
      }
      if (ran.code !== 0) throw crashed(inspect, ran);
      const history: Argv = ['podman', 'history', '--no-trunc', '--format', 'json', image];
      return sizeInspected(readInspectedList(ran.stdout.text, inspect.join(' ')), {
        history: await historyOrWhy(async () => readHistory(await must(history), history.join(' '))),
        where: `${image} in ${name}`,
        wanted,
      });
    },
  };
}

function crashed(argv: Argv, { code, signal, stdout, stderr }: Ran): CouldNotTell {
  const command = argv.join(' ');
  if (stdout.truncated) {
    return new CouldNotTell(
      'truncated',
      `${command}: its output is ${stdout.bytes} bytes long`,
      'Remove unused images.',
    );
  }
  const what = code === null ? `was ended by ${signal ?? 'a signal'}` : `exited with ${code}`;
  const last = stderr.text.trim().split('\n').at(-1) ?? '';
  return new CouldNotTell('tool-crashed', `${command} ${what}${last && `: ${last}`}`, 'Run it by hand to see why.');
}
