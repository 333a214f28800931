import type { At } from '../at.js';
import { subdomain } from './names.js';

/** Where a webhook is: exactly one of a URL and a Service. */
export function validateClient(at: At): void {
  if (at.has('url') === at.has('service')) {
    at.refuse('must have exactly one of url and service');
    return;
  }
  const why = at.has('url') ? badUrl(at.text('url')) : undefined;
  // The address may hold a password: it is not told.
  if (why !== undefined) at.refuse(why, 'url');
  const service = at.child('service');
  if (service) validateService(service);
}

function badUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return 'must be a URL';
  const url = new URL(text);
  if (url.protocol !== 'https:') return 'must begin with https://';
  if (url.host === '') return 'must name a host';
  if (url.username !== '' || url.password !== '') return 'must hold no user and no password';
  if (text.includes('#') && url.hash !== '') return 'must have no fragment';
  return url.search === '' ? undefined : 'must have no query';
}

function validateService(at: At): void {
  at.need('name');
  at.need('namespace');
  at.range('port', 1, 65_535);
  const path = at.text('path');
  if (path === '' || path === '/') return;
  if (path === '//' || !path.startsWith('/')) {
    at.refuse('must begin with one "/"', 'path');
    return;
  }
  const steps = path.slice(1).replace(/\/$/, '').split('/');
  const why = steps.map(step => (step === '' ? 'must not have an empty part' : subdomain(step))).find(Boolean);
  if (why !== undefined) at.refuse(why, 'path');
}
