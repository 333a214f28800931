/** The minor version since which a feature of Kubernetes is on unless a cluster says otherwise (`kube_features.go`). */
const SINCE = {
  ContainerRestartRules: 35,
  EnvFiles: 35,
  HPAConfigurableTolerance: 35,
  HPAScaleToZero: 37,
  HostnameOverride: 35,
  ImageVolume: 35,
  JobManagedBy: 32,
  JobSuccessPolicy: 31,
  MatchLabelKeysInPodAffinity: 31,
  MaxUnavailableStatefulSet: 37,
  MatchLabelKeysSelectorMerge: 34,
  MultiCIDRServiceAllocator: 33,
  PodLevelResources: 34,
  PodLifecycleSleepAction: 30,
  PodLifecycleSleepActionAllowZero: 33,
  PreferSameTrafficDistribution: 34,
  ProcMountType: 33,
  RecursiveReadOnlyMounts: 31,
  RelaxedDNSSearchValidation: 33,
  RelaxedEnvironmentVariableValidation: 32,
  RelaxedServiceNameValidation: 36,
  RestartAllContainersOnContainerExits: 36,
  SELinuxChangePolicy: 33,
  ServiceTrafficDistribution: 31,
  SidecarContainers: 29,
  StrictIPCIDRValidation: 36,
  SupplementalGroupsPolicy: 33,
  UserNamespacesSupport: 33,
  VolumeAttributesClass: 34,
  ClusterTrustBundleProjection: 37,
  PodCertificateRequest: 37,
} as const;

export type Gate = keyof typeof SINCE;

/** Whether a feature is on by default. */
export const isOn = (gate: Gate, { minor }: { readonly minor: number }): boolean => minor >= SINCE[gate];
