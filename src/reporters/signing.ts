import type { SeenImage } from '../check.js';
import type { Report, Result, RoleToSign } from '../report/report.js';

/** The logins of a role's signature. */
export const signers = (person: string): readonly string[] => person.split(', ');

/** The lines that a role attests. */
export function attestedFor({ checks }: RoleToSign, report: Report): readonly Result[] {
  return report.checks.filter(({ id }) => checks.includes(id));
}

/** The images that a report is about, each digest once. */
export function imagesOf(report: Report): readonly SeenImage[] {
  const seen = new Map<string, SeenImage>();
  for (const image of report.checks.flatMap(({ images }) => images ?? [])) {
    const key = `${image.image} ${image.digest}`;
    if (!seen.has(key)) seen.set(key, image);
  }
  return [...seen.values()];
}
