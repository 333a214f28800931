import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const LARGE = 100_000;

/**
 * Three sets of manifests below `target`: `once` (real ones, as they are), `many` (the same over and over until there are
 * 6,000 documents) and `large` (CustomResourceDefinitions in the main). `real` is a folder of public manifests, all valid;
 * without it documents of like sizes are made. Answers `{ folder, documents, files, bytes }` for each.
 */
export function makeCorpus(target, real) {
  const sources = real ? readReal(real) : madeUp();
  const large = sources.filter(({ text }) => text.length >= LARGE);
  const small = inPairs(sources.flatMap(({ text }) => split(text)).filter(text => text.length < LARGE));
  const copies = Math.ceil(6000 / count(small));
  const many = Array.from({ length: copies }, (_, copy) =>
    small.map(source => ({ ...source, name: join(String(copy), source.name) })),
  );
  return {
    once: write(join(target, 'once'), small),
    many: write(join(target, 'many'), many.flat()),
    large: write(join(target, 'large'), large),
  };
}

const split = text => text.split(/^---(?:[ \t].*)?$/m).filter(part => /^[^#\s]/m.test(part));
const count = sources => sources.reduce((sum, { text }) => sum + split(text).length, 0);

/** Two documents a file, as in the public trees. */
function inPairs(documents) {
  const pairs = Array.from({ length: Math.ceil(documents.length / 2) }, (_, index) =>
    documents.slice(2 * index, 2 * index + 2),
  );
  return pairs.map((pair, index) => ({
    name: `${index % 20}/${index}.yaml`,
    text: pair.map(text => `${text.trim()}\n`).join('---\n'),
  }));
}

function readReal(folder) {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return found
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => /\.ya?ml$/.test(path))
    .sort()
    .map(path => ({ name: relative(folder, path), text: readFileSync(path, 'utf8') }));
}

function write(folder, sources) {
  for (const { name, text } of sources) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const bytes = sources.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  return { folder, documents: count(sources), files: sources.length, bytes };
}

/** 760 documents in 400 files, and 18 MB of definitions: the sizes of the public trees that the limits were set on. */
function madeUp() {
  const small = Array.from({ length: 380 }, (_, index) => ({
    name: `web-${index}.yaml`,
    text: application(`web-${index}`, index),
  }));
  const large = Array.from({ length: 45 }, (_, index) => ({
    name: `crd-${index}.yaml`,
    text: definition(`thing${index}`),
  }));
  return [...small, ...large];
}

function application(name, index) {
  const env = Array.from(
    { length: 4 + (index % 9) },
    (_, at) => `            - { name: SETTING_${at}, value: "${name}-${at}" }`,
  ).join('\n');
  const rules = Array.from(
    { length: 1 + (index % 5) },
    (_, at) => `      - port: ${8000 + at}\n        name: port-${at}\n        targetPort: ${9000 + at}`,
  ).join('\n');
  return `# Source: made up
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels: &labels
    app.kubernetes.io/name: ${name}
    app.kubernetes.io/part-of: shop
spec:
  replicas: ${1 + (index % 3)}
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels: *labels
    spec:
      serviceAccountName: ${name}
      securityContext: { runAsNonRoot: true, fsGroup: 65534 }
      containers:
        - name: main
          image: registry.example/${name}:1.${index}.0
          args:
            - --listen=:8080
            - --log.level=info
          env:
${env}
          ports:
            - containerPort: 8080
              name: http
          resources:
            limits: { cpu: 500m, memory: 256Mi }
            requests: { cpu: 100m, memory: 128Mi }
          readinessProbe:
            httpGet: { path: /ready, port: http }
            periodSeconds: 10
          volumeMounts:
            - { name: config, mountPath: /etc/${name}, readOnly: true }
      volumes:
        - name: config
          configMap: { name: ${name}, defaultMode: 0644 }
---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector:
    app.kubernetes.io/name: ${name}
  ports:
${rules.replaceAll('\n      ', '\n    ').replace(/^ {6}/, '    ')}
`;
}

/** As controller-gen writes them: deep, and mostly descriptions. */
function definition(kind) {
  const lines = [];
  const field = (name, indent, depth) => {
    const pad = ' '.repeat(indent);
    lines.push(
      `${pad}${name}:`,
      `${pad}  description: |-`,
      `${pad}    ${name} tells what ${kind} does with it, and when.`,
      `${pad}    More info: https://example.org/docs/${kind}#${name}`,
    );
    if (depth === 0) {
      lines.push(`${pad}  type: string`);
      return;
    }
    lines.push(`${pad}  properties:`);
    for (let index = 0; index < 7; index += 1) field(`${name}${index}`, indent + 4, depth - 1);
    lines.push(`${pad}  type: object`);
  };
  field('spec', 10, 4);
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: ${kind}s.example.org
spec:
  group: example.org
  scope: Namespaced
  names: { kind: ${kind[0].toUpperCase()}${kind.slice(1)}, plural: ${kind}s, singular: ${kind} }
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties:
${lines.join('\n')}
`;
}
