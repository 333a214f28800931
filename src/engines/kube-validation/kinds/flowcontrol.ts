import { type At, listed } from '../at.js';
import { dnsLabel, subdomain } from '../text/names.js';

const VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'proxy', 'update', 'watch'];

export function validateFlowSchema(at: At): void {
  const spec = at.open('spec');
  const precedence = spec.number('matchingPrecedence') || 1000;
  if (precedence < 1 || precedence > 10_000) spec.refuse('must be between 1 and 10000', 'matchingPrecedence');
  if (precedence === 1 && at.open('metadata').text('name') !== 'exempt')
    spec.refuse('1 is for the schema called exempt alone', 'matchingPrecedence');
  spec.child('distinguisherMethod')?.needOneOf('type', ['ByNamespace', 'ByUser']);
  spec.open('priorityLevelConfiguration').need('name', subdomain);
  for (const rule of spec.list('rules')) {
    if (rule.values('subjects').length === 0) rule.refuse('must hold a subject', 'subjects');
    for (const subject of rule.list('subjects')) validateSubject(subject);
    const [resources, others] = [rule.list('resourceRules'), rule.list('nonResourceRules')];
    if (resources.length + others.length === 0) rule.refuse('must have resourceRules or nonResourceRules');
    for (const each of resources) validateResourceRule(each);
    for (const each of others) validateUrlRule(each);
  }
}

const SUBJECTS: Readonly<Record<string, string>> = { Group: 'group', ServiceAccount: 'serviceAccount', User: 'user' };

function validateSubject(at: At): void {
  at.needOneOf('kind', Object.keys(SUBJECTS));
  const own = Object.hasOwn(SUBJECTS, at.text('kind')) ? SUBJECTS[at.text('kind')] : undefined;
  if (own === undefined) return;
  for (const other of Object.values(SUBJECTS))
    if (other !== own) at.bar(`must not be given for the kind ${at.text('kind')}`, other);
  const subject = at.child(own);
  if (!subject) {
    at.refuse('must be given', own);
    return;
  }
  if (own !== 'serviceAccount') subject.need('name');
  else {
    subject.need('name', name => (name === '*' ? undefined : subdomain(name)));
    subject.need('namespace', dnsLabel);
  }
}

function validateList(at: At, key: string): readonly string[] {
  const items = at.texts(key);
  if (items.length === 0) at.refuse('must not be empty', key);
  if (items.length > 1 && items.includes('*')) at.refuse('must hold nothing beside "*"', key);
  return items.includes('*') ? [] : items;
}

function validateVerbs(at: At): void {
  if (validateList(at, 'verbs').some(verb => !VERBS.includes(verb)))
    at.refuse(`must be ${listed(VERBS)}, or "*"`, 'verbs');
}

function validateResourceRule(at: At): void {
  validateVerbs(at);
  validateList(at, 'apiGroups');
  validateList(at, 'resources');
  const names = at.texts('namespaces');
  if (names.length === 0) {
    if (!at.flag('clusterScope')) at.refuse('must not be empty where clusterScope is not true', 'namespaces');
  } else
    for (const [index, name] of validateList(at, 'namespaces').entries()) at.judge(name, dnsLabel, 'namespaces', index);
}

function validateUrlRule(at: At): void {
  validateVerbs(at);
  for (const [index, url] of validateList(at, 'nonResourceURLs').entries()) {
    const why = badUrl(url);
    if (why !== undefined) at.refuse(why, 'nonResourceURLs', index);
  }
}

function badUrl(path: string): string | undefined {
  if (!path.startsWith('/')) return 'must begin with "/"';
  if (/ |\/\//.test(path)) return 'must not contain blanks or "//"';
  const stars = path.split('*').length - 1;
  return stars > 1 || (stars === 1 && !path.endsWith('/*')) ? 'must have "*" at its end alone' : undefined;
}

export function validatePriorityLevel(at: At): void {
  const spec = at.open('spec');
  const exempt = spec.text('type') === 'Exempt';
  spec.needOneOf('type', ['Exempt', 'Limited']);
  if (exempt !== (at.open('metadata').text('name') === 'exempt'))
    spec.refuse('Exempt is for the one called exempt alone', 'type');
  if (exempt) {
    spec.bar('must not be given for the type Exempt', 'limited');
    validateShares(spec.open('exempt'));
  } else if (spec.text('type') === 'Limited') {
    spec.bar('must not be given for the type Limited', 'exempt');
    const limited = spec.child('limited');
    if (!limited) spec.refuse('must be given for the type Limited', 'limited');
    else validateLimited(limited);
  }
}

function validateShares(at: At): void {
  at.least('nominalConcurrencyShares', 0);
  at.range('lendablePercent', 0, 100);
  at.least('borrowingLimitPercent', 0);
}

function validateLimited(at: At): void {
  validateShares(at);
  const response = at.open('limitResponse');
  response.needOneOf('type', ['Queue', 'Reject']);
  if (response.text('type') === 'Reject') response.bar('must not be given for the type Reject', 'queuing');
  if (response.text('type') !== 'Queue') return;
  const queuing = response.child('queuing');
  if (!queuing) {
    response.refuse('must be given for the type Queue', 'queuing');
    return;
  }
  const [queues, hand] = [queuing.number('queues') || 64, queuing.number('handSize') || 8];
  if ((queuing.number('queueLengthLimit') || 50) < 1) queuing.refuse('must be at least 1', 'queueLengthLimit');
  if (queues < 1 || queues > 10_000_000) queuing.refuse('must be between 1 and 10000000', 'queues');
  if (hand < 1) queuing.refuse('must be at least 1', 'handSize');
  else if (hand > queues) queuing.refuse(`must be no more than the queues: it is ${hand} of ${queues}`, 'handSize');
  else if (Math.ceil(Math.log2(queues)) * hand > 60) queuing.refuse('must be smaller for so many queues', 'handSize');
}
