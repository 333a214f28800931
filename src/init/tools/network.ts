import { type Context, hostOf, type Proposal } from '../draft.js';
import { timeLimitIn } from '../list/wording.js';
import { type Command, has, option, words } from '../shell/command.js';
import { effectOf } from '../shell/effects.js';
import { asCommand, type Recognisers } from './reading.js';

const VALUED = [
  '-w',
  '--write-out',
  '-o',
  '--output',
  '-H',
  '--header',
  '-X',
  '--request',
  '-d',
  '--data',
  '-u',
  '--user',
  '-m',
  '--max-time',
  '-A',
  '--connect-timeout',
  '--retry',
  '--cacert',
];

const addressIn = (command: Command, withValue: readonly string[] = VALUED): string | undefined => {
  const found = words(command, withValue).find(word => /^https?:\/\//.test(word));
  return found === undefined ? undefined : withoutPlaceholders(found);
};

/** A placeholder in an address is a variable. */
const withoutPlaceholders = (text: string): string =>
  text
    .replace(
      /[<[{]+\s*([A-Za-z][\w .-]*?)\s*[>\]}]+/g,
      (_, name: string) => `\${{ env.${name.toUpperCase().replace(/\W+/g, '_')} }}`,
    )
    .replace(/\$\{?([A-Z_]+)\}?(?!\{)/g, '${{ env.$1 }}');

function curl(command: Command, { about }: Context): readonly Proposal[] | undefined {
  const url = addressIn(command);
  if (url === undefined || effectOf(command) === 'changes') return undefined;
  const isLocal = /^https?:\/\/(?:localhost|127\.)/.test(url);
  const hasHeaders = has(command, '-I', '--head');
  const limit = option(command, '-m', '--max-time');
  const maxTime = limit !== undefined && /^\d+$/.test(limit) ? { expect: { 'max-time': `${limit}s` } } : timeOf(about);
  const token = command.args.some(word => /^authorization:/i.test(word))
    ? { headers: { authorization: '${{ env.AUTHORIZATION }}' } }
    : {};
  const request = Object.keys({ ...maxTime, ...token }).length > 0 ? { url, ...maxTime, ...token } : url;
  return [
    {
      kind: 'http',
      with: { requests: [request], ...(hasHeaders && /secur|header/i.test(about) ? { 'security-headers': true } : {}) },
      guessed: isLocal ? 'it is asked on this machine, where the check runs' : undefined,
    },
  ];
}

function timeOf(about: string): Readonly<Record<string, unknown>> {
  const limit = timeLimitIn(about);
  return limit === undefined ? {} : { expect: { 'max-time': limit.replace(/^<=\s*/, '') } };
}

/** `-n 1000 -c 10`, `-z 30s`, `-d30s`: the load as the tool was told. */
function load(
  command: Command,
  flags: { readonly requests?: string; readonly connections?: string; readonly duration?: string },
): readonly Proposal[] | undefined {
  const url = addressIn(command, Object.values(flags));
  if (url === undefined) return undefined;
  const number = (flag: string | undefined): number | undefined => {
    const value = flag === undefined ? undefined : Number(option(command, flag));
    return value !== undefined && Number.isInteger(value) && value > 0 ? value : undefined;
  };
  const requests = number(flags.requests);
  const connections = number(flags.connections);
  const lasts = flags.duration === undefined ? undefined : option(command, flags.duration);
  const duration =
    lasts !== undefined && /^\d+[smh]?$/.test(lasts) ? (/\d$/.test(lasts) ? `${lasts}s` : lasts) : undefined;
  const host = URL.canParse(url) ? new URL(url).host : '${{ env.LOAD_HOST }}';
  return [
    {
      kind: 'load',
      with: {
        url,
        hosts: [host],
        ...(connections === undefined ? {} : { connections }),
        ...(duration === undefined ? (requests === undefined ? {} : { requests }) : { duration }),
        expect: { 'error-rate': '< 1%' },
      },
      notes: ['state what is too slow: expect: { p95: "<= 500ms" }'],
    },
  ];
}

export const networkTools: Recognisers = {
  curl,
  wget: (command, context) => (has(command, '--spider') ? curl(command, context) : undefined),
  http: curl,
  ab: command => load(command, { requests: '-n', connections: '-c', duration: '-t' }),
  hey: command => load(command, { requests: '-n', connections: '-c', duration: '-z' }),
  wrk: command => load(command, { connections: '-c', duration: '-d' }),
  k6: (command, context) => {
    const script = words(command).find(word => /\.(?:js|ts)$/.test(word));
    return script === undefined ? undefined : [{ kind: 'load', with: { k6: script, hosts: [hostOf(context)] } }];
  },
  openssl: (command, context) => {
    const place = option(command, '-connect');
    return words(command)[0] === 's_client' ? [{ kind: 'tls', with: { hosts: [place ?? hostOf(context)] } }] : [];
  },
  dig: command =>
    dns(
      words(command).find(word => /\./.test(word) && !word.startsWith('@')),
      typeIn(command),
    ),
  nslookup: command => dns(words(command)[0], 'A'),
  host: command => dns(words(command)[0], 'A'),
  'testssl.sh': (command, context) => [
    { kind: 'tls', with: { hosts: [words(command)[0]?.replace(/^https?:\/\//, '') ?? hostOf(context)] } },
  ],
  nc: command => [{ ...asCommand(command), hint: 'port' }],
};

const typeIn = (command: Command): string =>
  words(command).find(word => /^(?:A|AAAA|CNAME|MX|TXT|NS|CAA)$/.test(word)) ?? 'A';

/** What the record must be stands in no list. */
function dns(name: string | undefined, type: string): readonly Proposal[] | undefined {
  if (name === undefined) return undefined;
  return [
    {
      kind: 'dns',
      with: { records: [{ name, type, matches: '.' }] },
      guessed: 'the name has a record; write `equals` or `includes` for the values it must have',
    },
  ];
}
