import { describe, expect, it } from 'vitest';
import { PolicyJudge } from '../../../src/engines/kube-policies/judge.js';
import { parseQuantity } from '../../../src/engines/kube-policies/quantity.js';
import { type KubeDocument, parseKubeYaml } from '../../../src/engines/kube-yaml/document.js';

const settings = {
  minReplicas: 2,
  maxStorage: undefined,
  isExternalSecret: () => false,
  isExternalConfigMap: () => false,
};

const service = `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
`;
const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
  labels: { app: web }
  annotations: { deploy-validate.dev/ignore.image-pinned: built in this run }
spec:
  containers: [{ name: web, image: web }]
`;

const read = (text: string): readonly KubeDocument[] => parseKubeYaml(text, 'web.yaml').documents;

function judge(
  rule: string,
  worlds: readonly { readonly world: string; readonly documents: readonly KubeDocument[] }[],
) {
  const policies = new PolicyJudge(settings, id => id === rule);
  for (const { world, documents } of worlds) for (const document of documents) policies.take(document, { world });
  return policies.finish().map(({ document, exempt }) => ({ subject: document.subject, exempt }));
}

describe('objects that are applied together', () => {
  it('are looked at together, whatever their files', () => {
    expect(judge('dangling-service', [{ world: 'files', documents: [...read(service), ...read(pod)] }])).toEqual([]);
  });

  it('do not answer for those of another rendering', () => {
    const worlds = [
      { world: 'a', documents: read(service) },
      { world: 'b', documents: read(pod) },
    ];
    expect(judge('dangling-service', worlds)).toEqual([{ subject: 'Service/web', exempt: undefined }]);
  });

  it('go to the default namespace where they name none', () => {
    const named = read(pod.replace('name: web', 'name: web\n  namespace: default'));
    expect(judge('dangling-service', [{ world: 'files', documents: [...read(service), ...named] }])).toEqual([]);
  });
});

describe('a file that a rendering was made from', () => {
  it('is judged as rendered', () => {
    const pinned = read(pod.replace('image: web', 'image: "web:1.4.2"'));
    const rendered = pinned.map(document => ({ ...document, renderedFrom: 'overlays/production' }));
    const worlds = [
      { world: 'files', documents: read(pod) },
      { world: 'rendering', documents: rendered },
    ];
    expect(judge('image-pinned', worlds)).toEqual([]);
  });
});

it('an exemption with a reason goes along with what it exempts from', () => {
  expect(judge('image-pinned', [{ world: 'files', documents: read(pod) }])).toEqual([
    { subject: 'Pod/web', exempt: 'built in this run' },
  ]);
});

it('kinds of the same name in other groups are left alone', () => {
  const foreign = service.replace('apiVersion: v1', 'apiVersion: serving.knative.dev/v1');
  expect(judge('dangling-service', [{ world: 'files', documents: read(foreign) }])).toEqual([]);
});

describe('a quantity', () => {
  it.each([
    ['100m', 0.1],
    ['1Gi', 2 ** 30],
    ['1e3', 1000],
    ['1E', 1e18],
    ['0.5', 0.5],
    ['.5Mi', 2 ** 19],
    [2, 2],
    ['1.5G', 1.5e9],
  ])('%s is %d', (text, number) => {
    expect(parseQuantity(text)).toBe(number);
  });

  it.each(['256 Mi', '1gi', '', 'e3', true, null])('%s is none', text => {
    expect(parseQuantity(text)).toBeUndefined();
  });
});
