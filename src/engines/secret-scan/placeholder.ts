/** True for what stands where a credential would: examples, template variables, repeated characters. */
export function isPlaceholder(value: string): boolean {
  return /example|changeme|x{6}/i.test(value);
}
