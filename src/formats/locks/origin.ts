/** Where a package comes from by the address in a lock file; undefined for a registry. */
export function originOf(resolved: string): string | undefined {
  if (/^(?:git[+:@]|github:|gitlab:|bitbucket:|ssh:)|\.git(?:#|$)/.test(resolved)) return 'git';
  if (/^(?:file:|link:|portal:|\.{0,2}\/)/.test(resolved)) return 'a file';
  if (!/^https?:/.test(resolved)) return undefined;
  if (/^https?:\/\/(?:codeload\.github\.com|github\.com|gitlab\.com|bitbucket\.org)\//.test(resolved)) return 'git';
  // Registries keep a package's archives under `/-/`, or, as some mirrors do, under its name.
  return /\/-\/|\.tgz(?:[?#]|$)|\/download\//.test(resolved) ? undefined : 'an address';
}
