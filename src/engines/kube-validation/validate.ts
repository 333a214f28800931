import type { KubeDocument } from '../kube-yaml/document.js';
import { At, type Refusal, type TextRule } from './at.js';
import { validateDefinition } from './definitions/definition.js';
import { isOn } from './gates.js';
import * as admission from './kinds/admission.js';
import { validateAutoscaler, validateAutoscalerV1 } from './kinds/autoscaling.js';
import { validateCronJob, validateJob } from './kinds/batch.js';
import * as cluster from './kinds/cluster.js';
import { validateConfigMap, validateNamespace, validateSecret } from './kinds/config.js';
import { validateEndpointSlice, validateEndpoints, validateNode } from './kinds/discovery.js';
import { validateFlowSchema, validatePriorityLevel } from './kinds/flowcontrol.js';
import * as networking from './kinds/networking.js';
import { validateLimitRange, validateResourceQuota } from './kinds/quota.js';
import * as rbac from './kinds/rbac.js';
import { validateService } from './kinds/service.js';
import * as workloads from './kinds/workloads.js';
import { validateMetadata } from './metadata.js';
import { validateTemplate } from './pod/template.js';
import * as classes from './storage/classes.js';
import { validateClaim, validateVolume } from './storage/persistent.js';
import { strictAddress } from './text/addresses.js';
import { dnsLabel, dnsLabel1035, pathSegment, subdomain } from './text/names.js';
import { warnOfObject } from './warnings/warn.js';

type Validate = (at: At) => void;

const nothing: Validate = () => undefined;

/** What the API server looks at in objects of a kind, by `group/Kind`; the core group is empty. */
const KINDS: Readonly<Record<string, Validate>> = {
  '/ConfigMap': validateConfigMap,
  '/Endpoints': validateEndpoints,
  '/LimitRange': validateLimitRange,
  '/Namespace': validateNamespace,
  '/Node': validateNode,
  '/PersistentVolume': validateVolume,
  '/PersistentVolumeClaim': validateClaim,
  '/Pod': workloads.validatePod,
  '/PodTemplate': at => validateTemplate(at.open('template')),
  '/ReplicationController': workloads.validateReplicationController,
  '/ResourceQuota': validateResourceQuota,
  '/Secret': validateSecret,
  '/Service': validateService,
  '/ServiceAccount': nothing,
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': admission.validateMutatingWebhooks,
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy': admission.validateAdmissionPolicy,
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding': admission.validatePolicyBinding,
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': admission.validateValidatingWebhooks,
  'apiextensions.k8s.io/CustomResourceDefinition': validateDefinition,
  'apps/ControllerRevision': workloads.validateRevision,
  'apps/DaemonSet': workloads.validateDaemonSet,
  'apps/Deployment': workloads.validateDeployment,
  'apps/ReplicaSet': workloads.validateReplicaSet,
  'apps/StatefulSet': workloads.validateStatefulSet,
  'autoscaling/HorizontalPodAutoscaler': validateAutoscaler,
  'batch/CronJob': validateCronJob,
  'batch/Job': validateJob,
  'certificates.k8s.io/CertificateSigningRequest': cluster.validateSigningRequest,
  'certificates.k8s.io/ClusterTrustBundle': cluster.validateTrustBundle,
  'coordination.k8s.io/Lease': cluster.validateLease,
  'discovery.k8s.io/EndpointSlice': validateEndpointSlice,
  'flowcontrol.apiserver.k8s.io/FlowSchema': validateFlowSchema,
  'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration': validatePriorityLevel,
  'networking.k8s.io/IPAddress': networking.validateIpAddress,
  'networking.k8s.io/Ingress': networking.validateIngress,
  'networking.k8s.io/IngressClass': networking.validateIngressClass,
  'networking.k8s.io/NetworkPolicy': networking.validateNetworkPolicy,
  'networking.k8s.io/ServiceCIDR': networking.validateServiceCidr,
  'node.k8s.io/RuntimeClass': cluster.validateRuntimeClass,
  'policy/PodDisruptionBudget': workloads.validateDisruptionBudget,
  'rbac.authorization.k8s.io/ClusterRole': rbac.validateClusterRole,
  'rbac.authorization.k8s.io/ClusterRoleBinding': rbac.validateClusterRoleBinding,
  'rbac.authorization.k8s.io/Role': rbac.validateRole,
  'rbac.authorization.k8s.io/RoleBinding': rbac.validateRoleBinding,
  'scheduling.k8s.io/PriorityClass': cluster.validatePriorityClass,
  'storage.k8s.io/CSIDriver': classes.validateCsiDriver,
  'storage.k8s.io/CSINode': classes.validateCsiNode,
  'storage.k8s.io/CSIStorageCapacity': classes.validateStorageCapacity,
  'storage.k8s.io/StorageClass': classes.validateStorageClass,
  'storage.k8s.io/VolumeAttachment': classes.validateAttachment,
  'storage.k8s.io/VolumeAttributesClass': classes.validateAttributesClass,
};

const anything: TextRule = () => undefined;

/** Names that are not domains of DNS. */
const NAMES: Readonly<Record<string, TextRule>> = {
  Namespace: dnsLabel,
  StatefulSet: dnsLabel,
  PodDisruptionBudget: pathSegment,
  ClusterRole: pathSegment,
  ClusterRoleBinding: pathSegment,
  Role: pathSegment,
  RoleBinding: pathSegment,
  IPAddress: strictAddress,
  CertificateSigningRequest: anything,
  ClusterTrustBundle: anything,
};

/** Kinds whose finalizers need no domain. */
const LAX = new Set([
  'policy/PodDisruptionBudget',
  'node.k8s.io/RuntimeClass',
  'coordination.k8s.io/Lease',
  'apiextensions.k8s.io/CustomResourceDefinition',
  'admissionregistration.k8s.io/MutatingWebhookConfiguration',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
]);

function nameRule(kind: string, at: At): TextRule {
  if (kind === 'Service') return isOn('RelaxedServiceNameValidation', at) ? dnsLabel : dnsLabel1035;
  return NAMES[kind] ?? subdomain;
}

/** How an object is to be read: the version of Kubernetes as its minor number, 34 for 1.34. */
export interface Reading {
  readonly minor: number;
  readonly namespaced: boolean;
}

/** Everything that the API server would refuse in an object of Kubernetes' own that has passed its schema. */
export function validateObject(document: KubeDocument, { minor, namespaced }: Reading): readonly Refusal[] | undefined {
  const { apiVersion, kind, value } = document;
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  const key = `${group}/${kind}`;
  const validate =
    apiVersion === 'autoscaling/v1' ? validateAutoscalerV1 : Object.hasOwn(KINDS, key) ? KINDS[key] : undefined;
  if (!validate) return undefined;
  const refusals: Refusal[] = [];
  const at = new At(value, [], { refusals, minor });
  validateMetadata(at, { name: nameRule(kind, at), namespaced, lax: LAX.has(key) });
  validate(at);
  const warnings = warnOfObject(document, minor).map(each => ({ ...each, rule: 'api-warning' as const }));
  return [...refusals, ...warnings];
}

/** The kinds whose rules are known. */
export const validatedKinds: readonly string[] = Object.keys(KINDS);
