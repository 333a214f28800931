import { describe, expect, it } from 'vitest';
import { noAnswer, notAllowed, readSaid } from '../../../src/facts/cluster/failure.js';

const PODS =
  'Error from server (Forbidden): pods is forbidden: User "ci" cannot list resource "pods" in API group "" in the namespace "shop"';
const LOG =
  'Error from server (Forbidden): pods "web-1" is forbidden: User "ci" cannot get resource "pods/log" in API group "" in the namespace "shop"';
const NODES =
  'Error from server (Forbidden): nodes is forbidden: User "ci" cannot list resource "nodes" in API group "" at the cluster scope';
const DEPLOYMENTS =
  'Error from server (Forbidden): deployments.apps is forbidden: User "ci" cannot list resource "deployments" in API group "apps" in the namespace "shop"';

describe('what kubectl says on standard error', () => {
  it('names the rights that are missing', () => {
    const { forbidden, others } = readSaid([PODS, LOG, NODES, DEPLOYMENTS].join('\n'));
    expect(others).toEqual([]);
    expect(forbidden).toEqual([
      { verb: 'list', resource: 'pods', namespace: 'shop' },
      { verb: 'get', resource: 'pods/log', namespace: 'shop' },
      { verb: 'list', resource: 'nodes', namespace: undefined },
      { verb: 'list', resource: 'deployments.apps', namespace: 'shop' },
    ]);
    expect(notAllowed(forbidden.slice(0, 1), 'c (https://k)')).toMatchObject({
      why: 'tool-refused',
      message: 'c (https://k): this job may not list pods in namespace shop',
      remedy: 'Grant its account the verb "list" on "pods".',
    });
  });

  it('names what does not exist, and leaves out what its libraries log', () => {
    const said = `E1130 10:00:00.000000 1 memcache.go:265] couldn't get resource list for metrics.k8s.io/v1beta1
Warning: v1 Endpoints is deprecated
Error from server (NotFound): deployments.apps "backend" not found
error: the server doesn't have a resource type "deploymentz"`;
    expect(readSaid(said)).toEqual({
      forbidden: [],
      missing: ['deployments.apps "backend"'],
      unknownKinds: ['deploymentz'],
      others: [],
    });
  });
});

describe('a failure of kubectl', () => {
  it.each([
    ['The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?', 'unreachable'],
    ['Unable to connect to the server: dial tcp: lookup k8s.example: no such host', 'unreachable'],
    ['Unable to connect to the server: net/http: TLS handshake timeout', 'unreachable'],
    ['error: You must be logged in to the server (Unauthorized)', 'unreachable'],
    ['error: context "prod" does not exist', 'unreachable'],
    ['Error from server (ServiceUnavailable): apiserver not ready', 'unreachable'],
    ['panic: runtime error', 'tool-crashed'],
    ['', 'tool-crashed'],
  ])('is could not tell: %s', (words, why) => {
    expect(noAnswer('kubectl get pods', words).why).toBe(why);
  });
});
