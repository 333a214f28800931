/** What says of an in-toto attestation that it is about tests. */
export const PREDICATE_TYPE = 'https://in-toto.io/attestation/test-result/v0.1';
