type Changes<T> = readonly (readonly [number, T | null])[];

/** See src/engines/kube-schema/schemas.ts, which reads the same. */
export interface Asset {
  readonly versions: readonly string[];
  readonly enums: readonly (readonly string[])[];
  readonly definitions: Readonly<
    Record<string, Changes<{ p: Readonly<Record<string, string>>; r?: readonly string[] }>>
  >;
  readonly kinds: Readonly<Record<string, Changes<readonly [string, 0 | 1]>>>;
  readonly lifecycle: Readonly<Record<string, readonly [string, string, string]>>;
}

export declare function readAsset(): Asset;
export declare function buildAsset(): Asset;
