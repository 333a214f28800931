import { openCatalogue } from './catalogue.js';
import { openMetrics } from './metrics.js';
import { postgresStore } from './postgres-store.js';
import { openServer } from './server.js';
import { readSettings } from './settings.js';

const settings = readSettings(process.env);
const server = openServer({
  catalogue: openCatalogue(postgresStore(settings.databaseUrl)),
  metrics: openMetrics(),
});
server.listen(settings.port, () => console.log(`listening on ${settings.port}`));
process.once('SIGTERM', () => server.close());
