import { isPlaceholder } from '../placeholder.js';
import type { Place, ShapeRule } from '../rule.js';
import { byStrength, type Judged } from './judged.js';
import { passwordStrength } from './value-strength.js';

/** `Server=…;User Id=…;Password=…`, as ADO.NET, ODBC and JDBC take it. */
const CONNECTION =
  /\b(?:server|data source|host|hostname|address|addr|network address|datasource|database|initial catalog|dbname|uid|user id|user|username|accountname)\s{0,3}=[^;\n"']{1,200};[^\n"']{0,400}?\b(?:password|pwd)\s{0,3}=\s{0,3}(?<password>[^;\s"'`<>&]{1,128})/gi;
/** libpq's form: `host=… password=…`, and JDBC's: `?user=…&password=…`. */
const PAIRS = /\b(?:host|user|dbname)=[^\s"'&]{1,120}[ &][^\n"']{0,300}?\bpassword=(?<password>[^\s"'`<>&;]{1,128})/gi;
/** `connection.login('name', 'password')` and the like: both of them literals. */
const LOGIN =
  /\.(?:login|authenticate|signIn|basicAuth|setBasicAuth|http_basic_auth|auth)\(\s{0,5}(["'])[^"'\s]{1,80}\1\s{0,5},\s{0,5}(["'])(?<password>[^"'\s]{4,100})\2/gi;

function* connectionsIn(text: string): Generator<Judged> {
  for (const pattern of [CONNECTION, PAIRS]) {
    for (const match of text.matchAll(pattern)) {
      const { password = '' } = match.groups ?? {};
      const strength = passwordStrength(password);
      const start = match.index + match[0].length - password.length;
      if (strength) yield { start, end: start + password.length, strength };
    }
  }
}

function* loginsIn(text: string): Generator<Place> {
  for (const match of text.matchAll(LOGIN)) {
    const { password = '' } = match.groups ?? {};
    const start = match.index + match[0].length - 1 - password.length;
    if (!isPlaceholder(password)) yield { start, end: start + password.length };
  }
}

const found = byStrength(connectionsIn);
const CONNECTIONS = {
  keywords: ['password=', 'pwd=', 'password =', 'pwd ='],
  scope: 'line',
  applies: () => true,
} as const;

export const connections: readonly ShapeRule[] = [
  {
    id: 'connection-password',
    title: 'password in a connection string',
    confidence: 'high',
    ...CONNECTIONS,
    find: found.strong,
  },
  {
    id: 'connection-weak-password',
    title: 'possible password in a connection string',
    confidence: 'low',
    ...CONNECTIONS,
    find: found.weak,
  },
  {
    id: 'login-call',
    title: 'password as an argument of a login',
    confidence: 'low',
    keywords: ['.login(', '.authenticate(', '.signin(', 'basicauth(', 'basic_auth(', '.auth('],
    scope: 'line',
    applies: () => true,
    find: loginsIn,
  },
];
