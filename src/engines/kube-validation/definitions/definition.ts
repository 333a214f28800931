import { type At, listed, repeated, type TextRule } from '../at.js';
import { validateReviewVersions } from '../kinds/admission.js';
import { dnsLabel1035, subdomain } from '../text/names.js';
import { validateClient } from '../text/webhook.js';
import { leadsTo } from './path.js';
import { validateSchema } from './schema.js';

const COLUMN_TYPES = ['boolean', 'date', 'integer', 'number', 'string'];
const COLUMN_FORMATS = ['byte', 'date', 'date-time', 'double', 'float', 'int32', 'int64', 'password'];

/** A CustomResourceDefinition (apiextensions.k8s.io/v1). Rules in CEL are not compiled. */
export function validateDefinition(at: At): void {
  const spec = at.open('spec');
  const names = spec.open('names');
  const expected = `${names.text('plural')}.${spec.text('group')}`;
  const name = at.open('metadata').text('name');
  if (name !== '' && name !== expected)
    at.refuse(`must be "${expected}": the plural and the group`, 'metadata', 'name');
  spec.need('group', text => subdomain(text) ?? (text.includes('.') ? undefined : 'must have a dot in it'));
  spec.needOneOf('scope', ['Cluster', 'Namespaced']);
  if (spec.flag('preserveUnknownFields'))
    spec.refuse('must not be true: say x-kubernetes-preserve-unknown-fields in the schema', 'preserveUnknownFields');
  validateNames(names);
  validateVersions(spec);
  validateConversion(spec);
  validateApproval(at);
}

const lowered: TextRule = text => dnsLabel1035(text.toLowerCase());

function validateNames(at: At): void {
  at.need('plural', dnsLabel1035);
  at.need('kind', lowered);
  at.check('singular', dnsLabel1035);
  at.check('listKind', lowered);
  at.each('shortNames', dnsLabel1035);
  at.each('categories', dnsLabel1035);
  if (at.text('kind') !== '' && at.text('kind') === at.text('listKind'))
    at.refuse('must not be the kind itself', 'listKind');
}

function validateVersions(spec: At): void {
  const versions = spec.list('versions');
  const names = versions.map(version => version.text('name'));
  for (const [index, version] of versions.entries()) {
    version.judge(version.text('name'), dnsLabel1035, 'name');
    if (names.indexOf(version.text('name')) < index) version.refuse('must not be the name of two versions', 'name');
    validateVersion(version);
  }
  const stored = versions.filter(version => version.flag('storage')).length;
  if (stored !== 1) spec.refuse(`must have exactly one version with storage: true, has ${stored}`, 'versions');
}

function validateVersion(at: At): void {
  if (at.has('deprecationWarning')) {
    const text = at.text('deprecationWarning');
    if (!at.flag('deprecated')) at.refuse('must not be given unless deprecated is true', 'deprecationWarning');
    else if (text === '' || text.length > 256 || /[^\P{C}]|[\p{Zl}\p{Zp}]/u.test(text))
      at.refuse('must be 1 to 256 characters that can be printed', 'deprecationWarning');
  }
  const schema = at.open('schema').child('openAPIV3Schema');
  if (schema) validateSchema(schema, { status: at.open('subresources').has('status') });
  else at.refuse('must be given', 'schema', 'openAPIV3Schema');
  const scale = at.open('subresources').child('scale');
  if (scale) validateScale(scale);
  for (const column of at.list('additionalPrinterColumns')) {
    column.need('name');
    column.needOneOf('type', COLUMN_TYPES);
    column.check('format', text => (COLUMN_FORMATS.includes(text) ? undefined : `must be ${listed(COLUMN_FORMATS)}`));
    column.need('jsonPath', simplePath);
  }
  const fields = at.list('selectableFields');
  if (at.minor >= 31 && fields.length > 8) at.refuse('must hold 8 fields at most', 'selectableFields');
  for (const field of at.minor >= 31 && schema ? fields : []) {
    const path = field.text('jsonPath');
    const found = schema && !path.includes('[') ? leadsTo(schema, path) : undefined;
    if (path === '') field.refuse('must be given', 'jsonPath');
    else if (!found || path.startsWith('.metadata') || !/^(?:boolean|integer|string)$/.test(found.text('type')))
      field.refuse('must be a path to a string, a boolean or an integer outside the metadata', 'jsonPath');
  }
  for (const again of repeated(fields, field => field.text('jsonPath')))
    if (at.minor >= 31) again.refuse('must not stand here twice', 'jsonPath');
}

const simplePath: TextRule = text => (text.startsWith('.') ? undefined : 'must be a path that begins with "."');

function validateScale(at: At): void {
  const under =
    (...starts: readonly string[]): TextRule =>
    text =>
      simplePath(text) ??
      (starts.some(start => text.startsWith(start)) ? undefined : `must begin with ${listed(starts)}`);
  at.need('specReplicasPath', under('.spec.'));
  at.need('statusReplicasPath', under('.status.'));
  at.check('labelSelectorPath', under('.spec.', '.status.'));
}

function validateConversion(spec: At): void {
  const at = spec.child('conversion');
  if (!at) return;
  at.needOneOf('strategy', ['None', 'Webhook']);
  const webhook = at.child('webhook');
  if (at.text('strategy') !== 'Webhook') {
    at.bar('must not be given unless strategy is Webhook', 'webhook');
    return;
  }
  const client = webhook?.child('clientConfig');
  if (client) validateClient(client);
  else at.refuse('must be given where strategy is Webhook', 'webhook', 'clientConfig');
  if (webhook) validateReviewVersions(webhook, 'conversionReviewVersions');
}

const APPROVED = 'api-approved.kubernetes.io';

/** Groups of Kubernetes' own need its community's consent. */
function validateApproval(at: At): void {
  const group = at.open('spec').text('group');
  if (!/(?:^|\.)(?:k8s|kubernetes)\.io$/.test(group)) return;
  const given = at.open('metadata').map('annotations').get(APPROVED);
  if (given === undefined || given === '')
    at.refuse(`must be given for the group ${group}`, 'metadata', 'annotations', APPROVED);
  else if (!given.startsWith('unapproved') && !isUrl(given))
    at.refuse('must be the URL of the approval, or begin with "unapproved"', 'metadata', 'annotations', APPROVED);
}

const isUrl = (text: string): boolean => URL.canParse(text) && new URL(text).host !== '';
