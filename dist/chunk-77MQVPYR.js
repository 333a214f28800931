import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/tls/rules.ts
var PROTOCOLS = "Refuse old versions. nginx: `ssl_protocols TLSv1.2 TLSv1.3;`. Apache: `SSLProtocol -all +TLSv1.2 +TLSv1.3`. Caddy does so by itself.";
var tlsRules = {
  expired: {
    level: "error",
    means: "a certificate of the verified chain has ended",
    remedy: "Renew the certificate, and reload the server: it may still serve the old one."
  },
  "not-yet-valid": {
    level: "error",
    means: "a certificate of the verified chain begins in the future",
    remedy: "Check the clock of this machine, then have the certificate issued again."
  },
  "expires-soon": {
    level: "error",
    means: "a certificate of the verified chain ends in less than `min-days`",
    remedy: "See why it was not renewed, and reload the server: it may still serve the old one."
  },
  "name-mismatch": {
    level: "error",
    means: "the certificate is not for this name",
    remedy: "Have a certificate issued that lists this name, or serve the right one for it."
  },
  untrusted: {
    level: "error",
    means: "the certificate leads to no authority that is trusted",
    remedy: "Use a certificate of a public authority, or name the private one in `ca`."
  },
  "chain-incomplete": {
    level: "error",
    means: "the server does not send the certificate of an issuer",
    remedy: "Send the full chain, such as `fullchain.pem`. Browsers fetch what is missing and show nothing; other clients fail."
  },
  "old-protocol": { level: "error", means: "a protocol older than `min-version` is spoken", remedy: PROTOCOLS },
  "weak-key": {
    level: "error",
    means: "a key has less than 2048 bits (RSA, Diffie-Hellman) or 256 bits (elliptic curves)",
    remedy: "Make a new key, ECDSA P-256 or RSA of 2048 bits, and a certificate for it."
  },
  "weak-signature": {
    level: "error",
    means: "a certificate is signed with MD5, SHA-1 or an algorithm that is not known",
    remedy: "Have the certificate issued again with SHA-256."
  },
  "hsts-missing": {
    level: "error",
    means: "`Strict-Transport-Security` is not sent, or switches it off",
    remedy: "Send `Strict-Transport-Security: max-age=63072000` with every answer."
  },
  "hsts-short": {
    level: "warning",
    means: "`Strict-Transport-Security` lasts less than six months",
    remedy: "Send `Strict-Transport-Security: max-age=63072000` with every answer."
  },
  revoked: {
    level: "error",
    means: "the stapled OCSP response says that the certificate is revoked",
    remedy: "Find out why it was revoked, and have a new one issued for a new key."
  },
  "staple-missing": {
    level: "error",
    means: "the certificate demands a stapled OCSP response, and there is none that is good and in force",
    remedy: "Turn on stapling, or have a certificate issued without that demand."
  },
  "staple-unusable": {
    level: "warning",
    means: "the stapled OCSP response says nothing of the certificate, or is out of date",
    remedy: "Check that the server can reach the responder of its authority."
  },
  "starttls-missing": {
    level: "error",
    means: "the server answers, and does not offer TLS",
    remedy: "Turn on TLS in the server: `smtpd_tls_security_level = may` in Postfix, `ssl = on` in PostgreSQL."
  },
  "extra-certificate": {
    level: "note",
    means: "a certificate is sent that belongs to no verified chain",
    remedy: "Leave it out; no client needs it."
  },
  "address-not-asked": {
    level: "note",
    means: "an address of the name cannot be asked from this machine",
    remedy: "Ask from a machine that has addresses of that family."
  }
};

export {
  tlsRules
};
