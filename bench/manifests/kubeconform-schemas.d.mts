export declare function writeKubeconformSchemas(folder: string, version: string): string;
