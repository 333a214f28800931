import { z } from 'zod';
import { either, fields, named, open, section } from './field.js';
import * as of from './scalars.js';
import { service } from './service-fields.js';

const external = either(of.flag, fields({ name: of.text }));
const network = fields({
  name: of.text,
  driver: of.text,
  driver_opts: open,
  ipam: fields({
    driver: of.text,
    config: of.list(fields({ subnet: of.text, ip_range: of.text, gateway: of.text, aux_addresses: named(of.text) })),
    options: named(of.text),
  }),
  external,
  internal: of.flag,
  enable_ipv4: of.flag,
  enable_ipv6: of.flag,
  attachable: of.flag,
  labels: of.pairs,
});

const sealed = {
  name: of.text,
  environment: of.text,
  file: of.text,
  external,
  labels: of.pairs,
  template_driver: of.text,
};

/** What Compose accepts in a file (the Compose specification as of compose-go 2.16), extensions (`x-`) taken out. */
export const composeFields = fields({
  version: of.text,
  name: of.text,
  include: z.unknown(),
  jobs: z.unknown(),
  models: section(
    fields({ name: of.text, model: of.text, context_size: of.whole, runtime_flags: of.texts }, ['model']),
  ),
  services: section(service),
  networks: section(network.nullable()),
  volumes: section(
    fields({ name: of.text, driver: of.text, driver_opts: open, external, labels: of.pairs }).nullable(),
  ),
  secrets: section(fields({ ...sealed, driver: of.text, driver_opts: open })),
  configs: section(fields({ ...sealed, content: of.text })),
});
