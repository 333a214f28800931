import { openCatalogue } from './catalogue.js';
import { openJobs } from './jobs.js';
import { openMetrics } from './metrics.js';
import { postgresStore, postgresUsers } from './postgres-store.js';
import { openServer } from './server.js';
import { openSessions } from './sessions.js';
import { readSettings } from './settings.js';

const settings = readSettings(process.env);
const server = openServer({
  catalogue: openCatalogue(postgresStore(settings.databaseUrl)),
  metrics: openMetrics(),
  sessions: openSessions({ secret: settings.sessionSecret, users: postgresUsers(settings.databaseUrl) }),
  jobs: openJobs(),
});
server.listen(settings.port, () => console.log(`listening on ${settings.port}`));
process.once('SIGTERM', () => server.close());
