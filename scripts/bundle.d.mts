export function bundleInto(target: string, lib: string): void;
