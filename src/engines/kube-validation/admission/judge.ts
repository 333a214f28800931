import { groupKind, readWorkload } from '../../kube-policies/workload.js';
import type { KubeDocument } from '../../kube-yaml/document.js';
import type { KubeIssue, KubeJudge, KubeSetting } from '../../kube-yaml/judge.js';
import { field, isMapping, showPath, textField } from '../../kube-yaml/value.js';
import { At, type Refusal } from '../at.js';
import { validateStandard } from './pod-standards.js';

const LABEL = 'pod-security.kubernetes.io/';

interface Applied {
  readonly document: KubeDocument;
  readonly place: string;
}

/** Pod Security, by the labels of the namespaces among the manifests: every cluster has it. */
export class PodSecurityJudge implements KubeJudge {
  readonly #minor: number;
  readonly #namespaces = new Map<string, KubeDocument>();
  readonly #pods: Applied[] = [];

  constructor(minor: number) {
    this.#minor = minor;
  }

  take(document: KubeDocument, { world, namespace = 'default' }: KubeSetting): readonly KubeIssue[] {
    if (groupKind(document) === '/Namespace') this.#namespaces.set(`${world}/${document.name}`, document);
    else if (readWorkload(document))
      this.#pods.push({ document, place: `${world}/${document.namespace || namespace}` });
    return [];
  }

  finish(): readonly KubeIssue[] {
    return this.#pods.flatMap(({ document, place }) => {
      const namespace = this.#namespaces.get(place);
      if (!namespace) return [];
      const enforced = this.#judge(document, { namespace, mode: 'enforce' });
      return enforced.length > 0 ? enforced : this.#judge(document, { namespace, mode: 'warn' });
    });
  }

  #judge(document: KubeDocument, { namespace, mode }: { namespace: KubeDocument; mode: 'enforce' | 'warn' }) {
    const labels = field(namespace.value, 'metadata', 'labels');
    const level = textField(labels, LABEL + mode);
    const workload = readWorkload(document);
    if (!workload || (level !== 'baseline' && level !== 'restricted')) return [];
    const pinned = /^v1\.(\d+)$/.exec(textField(labels, `${LABEL}${mode}-version`) ?? '')?.[1];
    const path = workload.path.slice(0, -1);
    const owner = path.length === 0 ? document.value : field(document.value, ...path);
    const refusals: Refusal[] = [];
    if (isMapping(owner)) {
      const sheet = { refusals, minor: pinned === undefined ? this.#minor : Math.min(Number(pinned), this.#minor) };
      validateStandard(new At(owner, path, sheet), level);
    }
    const by = `its namespace ${mode === 'enforce' ? 'enforces' : 'warns of'} the ${level} Pod Security Standard`;
    const rule = mode === 'enforce' ? 'pod-security' : 'pod-security-warning';
    return refusals.map(
      (refusal): KubeIssue => ({
        document,
        rule,
        path: refusal.path,
        message: `${showPath(refusal.path)}: ${refusal.message}: ${by}`,
      }),
    );
  }
}
