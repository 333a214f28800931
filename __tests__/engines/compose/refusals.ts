import { parseComposeFile } from '../../../src/engines/compose/file.js';
import { assemble, type Project } from '../../../src/engines/compose/project.js';
import { composeRules } from '../../../src/engines/compose/rules.js';
import { fieldProblems } from '../../../src/engines/compose/schema.js';

const files = (texts: readonly string[]) =>
  texts.flatMap((text, index) => parseComposeFile({ file: `${index + 1}.yml`, home: '', text }, () => undefined));

export const project = (texts: readonly string[]): Project => assemble(files(texts), () => undefined);

/** Each in a service `a` of its own; the left ones Compose refuses, the right ones it takes. */
export const fields: readonly (readonly [refused: string, taken: string])[] = [
  ['privilegd: true', 'privileged: true'],
  ['deploy: { resource: {} }', 'deploy: { resources: {} }'],
  ['deploy: { resources: { limits: { cpu: "1" } } }', 'deploy: { resources: { limits: { cpus: 1 } } }'],
  ['deploy: { resources: { limits: { memory: lots } } }', 'deploy: { resources: { limits: { memory: 1.5G } } }'],
  ['mem_limit: 1 quart', 'mem_limit: 512MiB'],
  ['cap_add: ALL', 'cap_add: [ALL]'],
  ['ports: ["99999:80"]', 'ports: ["0-1:80-81"]'],
  ['ports: ["8000-8002:80-81"]', 'ports: ["8000-8002:80", "[::1]:1:1", 9, "127.0.0.1::1"]'],
  ['ports: [abc]', 'ports: ["80/udp"]'],
  ['healthcheck: { test: [curl] }', 'healthcheck: { test: curl }'],
  ['healthcheck: { interval: 5 minutes }', 'healthcheck: { interval: 1m30s }'],
  ['volumes: [":/a"]', 'volumes: ["/a"]'],
  ['volumes: [{ type: foo, target: /a }]', 'volumes: [{ type: tmpfs, target: /a }]'],
  ['environment: { A: { b: c } }', 'environment: { A: null, B: 1.5, C: true }'],
  ['pull_policy: sometimes', 'pull_policy: every_12h'],
  ['tmpfs: { a: b }', 'tmpfs: /a'],
  ['depends_on: { a: { condition: fine } }', 'depends_on: []'],
  ['depends_on: [a]', 'links: []'],
  ['depends_on: [b]', 'expose: [1]'],
  ['network_mode: "service:b"', 'network_mode: host'],
  ['{ network_mode: host, networks: [default] }', 'networks: [default]'],
  ['{ scale: 2, deploy: { replicas: 3 } }', '{ scale: 2, deploy: { replicas: 2 } }'],
  ['{ container_name: abc, scale: 2 }', '{ container_name: abc, scale: 1 }'],
  [
    '{ cpus: 1, deploy: { resources: { limits: { cpus: 2 } } } }',
    '{ cpus: 2, deploy: { resources: { limits: { cpus: 2 } } } }',
  ],
  ['secrets: [s]', 'secrets: []'],
  ['build: { context: ., secrets: [s] }', 'build: { context: ., args: [A] }'],
  ['models: [m]', 'annotations: { a: b }'],
  ['extends: { file: b.yml }', 'x-any: { thing: 1 }'],
  ['container_name: x', 'container_name: xy'],
  ['extra_hosts: [foo]', 'extra_hosts: ["foo:1.1.1.1", "bar=::1", "gate:host-gateway"]'],
  ['extra_hosts: { "f:o": 1.1.1.1 }', 'extra_hosts: { foo: [1.1.1.1, 2.2.2.2] }'],
  ['volumes: ["data/x:/x"]', 'volumes: ["./data/x:/x", "~/y:/y", "/a/:/z"]'],
  ['volumes: ["-a:/x"]', 'volumes: [".data:/x"]'],
  ['volumes: ["/a:/x:ro:z"]', 'volumes: ["/a:/x:ro,z"]'],
  ['volumes: ["/a::ro"]', 'volumes: ["a/b"]'],
  ['volumes: [{ type: bind, source: /a }]', 'volumes: [{ type: bind, source: /a, target: /b }]'],
  ['{ tmpfs: [/x], volumes: ["/a:/x"] }', '{ tmpfs: [/x], volumes: ["/a:/x2"] }'],
  ['tmpfs: [/x, "/x:size=1m"]', 'tmpfs: [/x, /y]'],
  ['ports: ["80/foo"]', 'ports: ["53:53/UDP"]'],
  ['ports: ["300.1.1.1:80:80"]', 'ports: ["30.1.1.1:80:80"]'],
  ['ports: ["localhost:80:80"]', 'ports: [":80:80"]'],
  ['ports: ["0"]', 'ports: ["1"]'],
  ['ports: [{ published: "80" }]', 'ports: [{ target: 80 }]'],
  ['ports: [{ target: 80, host_ip: here }]', 'ports: [{ target: 80, host_ip: "::1" }]'],
  ['environment: ["FOO =x"]', 'environment: { "FOO ": x }'],
  ['environment: { 1: x }', 'environment: { "1": x }'],
  ['command: [a, 1]', 'command: [a, "1"]'],
  ['user: 1000', 'user: "1000"'],
  ['hostname: 1', 'hostname: a'],
  ['cpuset: 0', 'cpuset: "0"'],
  ['stop_grace_period: 30', 'stop_grace_period: 30s'],
  ['oom_score_adj: 2000', 'oom_score_adj: -1000'],
  ['scale: -1', 'scale: 0'],
  ['deploy: { replicas: -1 }', 'deploy: { replicas: 1 }'],
  ['deploy: { resources: { limits: { memory: 12 } } }', 'deploy: { resources: { limits: { memory: "12" } } }'],
  [
    'deploy: { resources: { reservations: { devices: [{ count: 1 }] } } }',
    'deploy: { resources: { reservations: { devices: [{ count: all, capabilities: [gpu] }] } } }',
  ],
  ['gpus: [{ count: 1, device_ids: ["0"], capabilities: [gpu] }]', 'gpus: all'],
  ['gpus: [{ count: some, capabilities: [gpu] }]', 'gpus: [{ device_ids: ["0"], capabilities: [gpu] }]'],
  ['build: { context: ., dockerfile: D, dockerfile_inline: x }', 'build: { context: ., dockerfile_inline: x }'],
  [
    '{ platform: linux/arm64, build: { context: ., platforms: [linux/amd64] } }',
    '{ platform: linux/arm64, build: { context: ., platforms: [linux/amd64, linux/arm64] } }',
  ],
  [
    'build: { context: ., additional_contexts: { b: "service:c" } }',
    'build: { context: ., additional_contexts: { b: ./c } }',
  ],
  ['develop: { watch: [{ path: ., action: sync }] }', 'develop: { watch: [{ path: ., action: sync, target: /x }] }'],
  ['develop: { watch: [{ path: "", action: rebuild }] }', 'develop: { watch: [{ path: ., action: rebuild }] }'],
  ['develop: { watch: [{ path: ., action: copy, target: /x }] }', 'develop: {}'],
  ['devices: ["/a:/b:rwm:x"]', 'devices: ["/a:/b:rwm", "nvidia.com/gpu=all"]'],
  ['logging: { options: { a: { b: c } } }', 'logging: { options: { a: 1 } }'],
  ['ulimits: { nofile: { soft: 1 } }', 'ulimits: { nofile: { soft: 1, hard: 2 } }'],
  ['post_start: [{ user: root }]', 'post_start: [{ command: a }]'],
  ['networks: { default: { priority: a } }', 'networks: { default: { priority: 1 } }'],
  ['command: "${A"', 'command: "$${A"'],
  ['command: "${}"', 'command: "$(date) $@ $1 $? $- $_ costs 5$"'],
  ['command: "${A B}"', 'command: "${A:-$(x)} ${A:-a}b} ${A:-{}} $é"'],
  ['command: "${1}"', 'command: "$}{ ${A-b-c}"'],
];

/** Whole files; the left ones Compose refuses, the right ones it takes. */
export const wholes: readonly (readonly [refused: string, taken: string])[] = [
  ['version: 3.8\nservices: {a: {image: "a:1"}}', 'version: "3.8"\nservices: {a: {image: "a:1"}}'],
  [
    'services: {a: {image: "a:1"}}\nconfigs: {s: {content: abc, file: ./x}}',
    'services: {a: {image: "a:1"}}\nconfigs: {s: {content: abc}}',
  ],
  ['services: {a: {image: "a:1"}}\nconfigs: {s: {}}', 'services: {a: {image: "a:1"}}\nconfigs: {s: {external: true}}'],
  [
    'services: {a: {image: "a:1"}}\nsecrets: {s: {environment: A, file: ./x}}',
    'services: {a: {image: "a:1"}}\nsecrets: {s: {environment: A}}',
  ],
  ['services: {a: {image: "a:1"}}\nsecrets: {s: {name: x}}', 'services: {a: {image: "a:1"}}\nsecrets: {s: {file: x}}'],
  [
    'services: {a: {image: "a:1"}}\nnetworks: {n: {external: {name: x}, name: y}}',
    'services: {a: {image: "a:1"}}\nnetworks: {n: {external: {name: x}}}',
  ],
  [
    'services: {a: {image: "a:1"}}\nnetworks: {n: {ipam: {config: [{sub: x}]}}}',
    'services: {a: {image: "a:1"}}\nnetworks: {n: {ipam: {config: [{subnet: 10.0.0.0/8}]}}}',
  ],
  ['services: {a: {image: "a:1"}}\nvolumes: {"a/b": {}}', 'services: {a: {image: "a:1"}}\nvolumes: {a.b: {}}'],
  ['services: {1: {image: "a:1"}}', 'services: {"1": {image: "a:1"}}'],
  ['services: {a: {image: ""}}', 'services: {a: {build: .}}'],
  [
    'x-a: &a {A: "1"}\nservices:\n  a:\n    image: a:1\n    environment:\n      <<: *a\n      <<: *a\n',
    'x-a: &a {A: "1"}\nservices:\n  a:\n    image: a:1\n    environment:\n      <<: [*a, *a]\n',
  ],
  ['services: {a: {image: "a:1"}}\n---\n- a', 'services: {a: {image: "a:1"}}\n---\nservices: {b: {image: "b:1"}}'],
  [
    'services: {a: {image: "a:1"}, b: {image: "a:1", depends_on: [a, a]}}',
    'services: {a: {image: "a:1"}, b: {image: "a:1", depends_on: [a]}}',
  ],
  [
    'services: {a: {image: "a:1"}, b: {image: "a:1", depends_on: {a: {}}}}',
    'services: {a: {image: "a:1"}, b: {image: "a:1", depends_on: {a: {condition: service_started}}}}',
  ],
];

export const serviceWith = (field: string): readonly string[] => {
  const own = field.startsWith('{') ? field.slice(1, -1) : field;
  return [`services: { a: { image: "a:1", ${own} } }\n`];
};

/** What Compose would refuse, by the embedded rules. */
export function refuses(texts: readonly string[]): boolean {
  const whole = project(texts);
  const rules = composeRules.filter(({ id }) => id === 'compose-invalid' || id === 'undefined-reference');
  const read = files(texts);
  const isUnread = read.some(({ problems }) => problems.some(({ rule }) => rule !== 'variable-unset'));
  return (
    isUnread || read.some(file => fieldProblems(file).length > 0) || rules.some(rule => rule.check(whole).length > 0)
  );
}
