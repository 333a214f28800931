import type { CouldNotTell } from '../../check.js';
import type { Datasource } from '../../engines/grafana/datasources.js';
import { type ProvisioningFile, readProvisioningFile } from '../../engines/grafana/provisioning.js';
import { judgeProvisioning } from '../../engines/grafana/provisioning-problems.js';
import { inSource, type Located } from '../../facts/configuration/located.js';
import { readSources } from '../../facts/configuration/read-sources.js';
import type { Files } from '../../ports/files.js';

/** All provisioning files together. */
export interface Provisioning {
  readonly files: number;
  readonly datasources: readonly Datasource[];
  readonly located: readonly Located[];
  readonly unreadable: readonly CouldNotTell[];
}

/** Reads every YAML file below the folder. Throws where there is none. */
export async function readProvisioning(files: Files, folder: string): Promise<Provisioning> {
  const { sources, unreadable } = await readSources(files, { option: 'provisioning', patterns: [folder] });
  const read: readonly ProvisioningFile[] = sources.map(readProvisioningFile);
  return {
    files: sources.length,
    datasources: read.flatMap(({ datasources }) => datasources.map(({ datasource }) => datasource)),
    located: judgeProvisioning(read).map(({ source, problem }) => inSource(source)(problem)),
    unreadable,
  };
}
