/** What a comment in a line says of a credential there: allowed for a reason, or for none, which does not count. */
type Remark = { readonly reason: string } | 'without-reason' | undefined;

const MARK = 'deploy-validate:allow';
/** What ends a comment ends its reason. */
const CLOSER = /\*\/|-->|--%>|%>|#\}|\}\}|\*\)|["'`]/;
const LONGEST = 200;

/** Reads `deploy-validate:allow REASON` in a line. */
export function remarkIn(line: string): Remark {
  const at = line.indexOf(MARK);
  if (at < 0) return undefined;
  const rest = line.slice(at + MARK.length);
  const reason = /^[\s:]/.test(rest) ? (rest.replace(/^[\s:]+/, '').split(CLOSER)[0] ?? '').trim() : '';
  return /\p{L}{3}/u.test(reason) ? { reason: reason.slice(0, LONGEST) } : 'without-reason';
}
