import { readFile } from 'node:fs/promises';
import * as tls from 'node:tls';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import type { Protocol, Tls, TlsIdentity } from '../tls.js';
import { handshake } from './handshake.js';
import { rawHello } from './raw-hello.js';

/** The real prober of one step. A context is made once for a version and an identity: reading 150 roots takes a while. */
export function nodeTls(stop: AbortSignal): Tls {
  const contexts = new Map<string, Promise<SecureContext>>();
  const contextFor = (protocol: Protocol, identity: TlsIdentity & { readonly verify: boolean }) => {
    const key = JSON.stringify([protocol, identity.verify, identity.ca, identity.cert, identity.key]);
    const context = contexts.get(key) ?? makeContext(protocol, identity);
    contexts.set(key, context);
    return context;
  };
  return {
    handshake: async (target, how) => {
      stop.throwIfAborted();
      if (how.protocol === 'SSLv3') return { was: 'alerted', what: 'no OpenSSL speaks SSLv3 any more' };
      const { ca, cert, key, verify, protocol, send } = how;
      const context = await contextFor(protocol, { ca, cert, key, verify });
      const outcome = await handshake(target, { context, verify, send }, stop);
      stop.throwIfAborted();
      return outcome;
    },
    hello: async (target, protocol) => {
      stop.throwIfAborted();
      const outcome = await rawHello(target, protocol, stop);
      stop.throwIfAborted();
      return outcome;
    },
    authorities,
  };
}

/**
 * `SECLEVEL=0` stands here, in the probing client alone: without it OpenSSL refuses old versions and weak keys on our side, and
 * the server looks safe.
 */
async function makeContext(
  protocol: Protocol,
  identity: TlsIdentity & { readonly verify: boolean },
): Promise<SecureContext> {
  const { ca, cert, key, verify } = identity;
  const version = protocol === 'SSLv3' ? 'TLSv1' : protocol;
  // `ca` takes the place of what Node trusts by itself, so that goes along.
  const trusted = ca === undefined ? {} : { ca: [...(await trustedByNode()), ca] };
  return createSecureContext({
    minVersion: version,
    maxVersion: version,
    ciphers: 'DEFAULT@SECLEVEL=0',
    ...(verify ? trusted : { ca: [] }),
    ...(cert === undefined || key === undefined ? {} : { cert, key }),
  });
}

const PEM = /-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g;

/** What Node trusts by itself, and what its environment adds. An extra file that cannot be read is Node's to warn of. */
async function trustedByNode(): Promise<readonly string[]> {
  // Of newer versions; it knows the system's store, too, where Node was told to use that.
  const { getCACertificates } = tls as { readonly getCACertificates?: (type: 'default') => readonly string[] };
  if (getCACertificates !== undefined) return getCACertificates('default');
  const extra = process.env.NODE_EXTRA_CA_CERTS;
  if (extra === undefined || extra === '') return rootCertificates;
  return [...rootCertificates, await readFile(extra, 'latin1').catch(() => '')];
}

async function authorities(): Promise<readonly Buffer[]> {
  return (await trustedByNode()).flatMap(text =>
    [...text.matchAll(PEM)].map(([, body = '']) => Buffer.from(body, 'base64')),
  );
}
