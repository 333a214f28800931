import type { TextRule } from '../at.js';
import { pathSegment, subdomain } from './names.js';

/** `example.com/my-signer`: who signs certificates. */
export const badSignerName: TextRule = text => {
  if (text.length > 571) return 'must be no longer than 571 characters';
  const [domain = '', path, ...more] = text.split('/');
  if (path === undefined || more.length > 0) return 'must be a domain, "/" and a name';
  const why = subdomain(domain);
  if (why !== undefined) return `the domain ${why}`;
  if (!domain.includes('.')) return 'the domain must have two parts at least';
  const rest = subdomain(path);
  return rest === undefined ? undefined : `the name ${rest}`;
};

/** The name of a ClusterTrustBundle: behind its signer, with ":" for "/", where it has one. */
export const badTrustBundleName: TextRule = text => {
  const cut = text.lastIndexOf(':');
  if (cut < 0) return subdomain(text);
  const why = badSignerName(text.slice(0, cut).replace(':', '/'));
  return why ?? pathSegment(text.slice(cut + 1)) ?? subdomain(text.slice(cut + 1));
};
