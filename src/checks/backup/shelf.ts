import type { Shelf } from '../../facts/backup/store.js';
import type { Ports } from '../../ports/ports.js';
import type { BackupOptions } from './options.js';

/** Opens the place that `from` names. */
export async function openShelf({ from, newest, env }: BackupOptions, ports: Ports): Promise<Shelf> {
  if (Array.isArray(from)) {
    const { filesShelf } = await import('../../facts/backup/files.js');
    return filesShelf(from, { limitMs: newest, ports });
  }
  if ('s3' in from) {
    const { s3Shelf } = await import('../../facts/backup/s3.js');
    const { environment } = ports.host;
    const { s3 } = from;
    return s3Shelf(
      {
        bucket: s3.bucket,
        prefix: s3.prefix,
        endpoint: s3.endpoint,
        region: s3.region,
        accessKey: s3['access-key'] ?? env.AWS_ACCESS_KEY_ID ?? environment.AWS_ACCESS_KEY_ID,
        secretKey: s3['secret-key'] ?? env.AWS_SECRET_ACCESS_KEY ?? environment.AWS_SECRET_ACCESS_KEY,
        sessionToken: s3['session-token'] ?? env.AWS_SESSION_TOKEN ?? environment.AWS_SESSION_TOKEN,
      },
      ports,
    );
  }
  if ('restic' in from) {
    const { resticShelf } = await import('../../facts/backup/restic.js');
    return resticShelf({ repository: from.restic, host: from.host, path: from.path, tag: from.tag, env }, ports);
  }
  const { commandShelf } = await import('../../facts/backup/command.js');
  return commandShelf(from.command, env, ports);
}
