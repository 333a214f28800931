/** What the config says about rules that have a number or a list. */
export interface PolicySettings {
  /** Replicas that `min-replicas` asks for. */
  readonly minReplicas: number;
  /** Bytes that all claims of a namespace may ask for together, if there is such a number. */
  readonly maxStorage: number | undefined;
  readonly isExternalSecret: (name: string) => boolean;
  readonly isExternalConfigMap: (name: string) => boolean;
}
