import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/rollout/rules.ts
var LOOK = "The details have what the cluster says, the last lines of the log and the next command to type.";
var rolloutRules = {
  "image-pull": {
    level: "error",
    means: "a node cannot get a container's image: it does not exist, the login is refused, or the registry is away",
    remedy: "Check name, tag and architecture of the image, and the pull secret of the pod."
  },
  "crash-loop": {
    level: "error",
    means: "a container ends again and again, cannot be started, or was restarted more often than `max-restarts` since the deploy",
    remedy: LOOK
  },
  "out-of-memory": {
    level: "error",
    means: "a container was killed because it needs more memory than it may have",
    remedy: "Raise its memory limit, or find out what takes the memory."
  },
  unschedulable: {
    level: "error",
    means: "no node can take a pod: too little CPU or memory, taints, affinity, host ports",
    remedy: "Lower what the pod requests, add nodes, or correct its selectors and tolerations."
  },
  "missing-secret": {
    level: "error",
    means: "a pod needs a Secret, or a key of it, that does not exist",
    remedy: "Create the Secret with this key in the namespace of the pod, or correct the name."
  },
  "missing-config-map": {
    level: "error",
    means: "a pod needs a ConfigMap, or a key of it, that does not exist",
    remedy: "Create the ConfigMap with this key in the namespace of the pod, or correct the name."
  },
  "missing-volume": {
    level: "error",
    means: "a volume is not there, or cannot be attached or mounted",
    remedy: "Look at the PersistentVolumeClaim and its StorageClass; a volume may still hang on another node."
  },
  "probe-failing": {
    level: "error",
    means: "a container runs, and its readiness, liveness or startup probe fails",
    remedy: "Check path and port of the probe and what the log says; give a slow starter a startup probe."
  },
  quota: {
    level: "error",
    means: "no pod is made because a ResourceQuota or a LimitRange refuses it",
    remedy: "Lower requests or replicas, or have the quota raised."
  },
  "admission-refused": {
    level: "error",
    means: "no pod is made because Pod Security, a webhook, a policy or a missing account refuses it",
    remedy: "Change the manifest to what the policy demands."
  },
  "init-failing": {
    level: "error",
    means: "an init container fails or does not end, so that the others never start",
    remedy: LOOK
  },
  "job-failed": { level: "error", means: "a Job has failed, or its pods fail", remedy: LOOK },
  "no-endpoints": {
    level: "error",
    means: "a Service has no ready endpoint, or an Ingress leads to a Service or port that does not exist",
    remedy: "Compare the Service's selector and ports with the labels and ports of the pods."
  },
  "no-address": {
    level: "error",
    means: "a Service of type LoadBalancer has no address",
    remedy: "Look at the Service's events: the provider says there why it gives none."
  },
  "wrong-image": {
    level: "error",
    means: "a pod runs another image than the one that was validated, or pods of one rollout run several",
    remedy: "Deploy by digest, so that a moved tag changes nothing."
  },
  "not-progressing": {
    level: "error",
    means: "a rollout is not complete and nothing else explains it: paused, scaled to zero, a partition, old pods left over, out of time",
    remedy: LOOK
  },
  "no-ingress-address": {
    level: "warning",
    means: "an Ingress has no address; some controllers never say one",
    remedy: "Check with the kind `http` that the address answers."
  }
};

export {
  rolloutRules
};
