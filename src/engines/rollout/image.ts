import type { Cause } from './cause.js';
import type { Progress } from './workload.js';

/** What must run in containers of a workload, by one of these digests. */
export interface WantedImage {
  /** A container's name; undefined for every container of the workload. */
  readonly container: string | undefined;
  readonly digests: readonly string[];
  /** True where the digests are all that the image can be known by: an index, its manifests, their configs. */
  readonly isWhole: boolean;
  /** As the config says it. */
  readonly shown: string;
}

/** What runs and is another image, and what nobody can tell. */
export interface ImagesJudged {
  readonly causes: readonly Cause[];
  readonly unknown: readonly string[];
}

/** Holds what the pods run against what must run. */
export function judgeImages(progress: Progress, wanted: readonly WantedImage[]): ImagesJudged {
  const causes: Cause[] = [];
  const unknown: string[] = [];
  for (const image of wanted) {
    let met = 0;
    for (const pod of progress.pods) {
      for (const container of pod.containers) {
        if (image.container === undefined ? container.isInit : container.name !== image.container) continue;
        met += 1;
        if (container.digest === undefined)
          unknown.push(`pod ${pod.name} does not say which image ${container.name} runs`);
        else if (!image.digests.includes(container.digest)) {
          const said = `it runs ${container.image} as ${container.digest}, and ${image.shown} is wanted`;
          if (!image.isWhole)
            unknown.push(
              `container ${container.name} of pod ${pod.name}: ${said}; whether one is an index or a manifest of the other nobody could tell`,
            );
          else
            causes.push({
              rule: 'wrong-image',
              said,
              container: container.name,
              pod: pod.name,
              isFatal: false,
              evidence: [`imageID ${container.digest}`, ...image.digests.map(digest => `wanted ${digest}`)],
              next: ['get', 'pod', pod.name, '-o', 'yaml'],
            });
        }
      }
    }
    if (met === 0 && progress.pods.length > 0)
      unknown.push(
        `${progress.subject} has no container ${image.container ?? ''}, of which \`images\` speaks`.replace('  ', ' '),
      );
  }
  return { causes, unknown: [...new Set(unknown)] };
}

/** Containers whose pods run several digests under one name: a tag that was moved meanwhile. */
export function movedTags(progress: Progress): readonly Cause[] {
  const seen = new Map<string, Map<string, string>>();
  for (const pod of progress.pods) {
    for (const { name, image, digest } of pod.containers) {
      if (digest === undefined) continue;
      const key = `${name} ${image}`;
      const known = seen.get(key) ?? new Map<string, string>();
      if (!known.has(digest)) known.set(digest, pod.name);
      seen.set(key, known);
    }
  }
  return [...seen].flatMap(([key, digests]) => {
    if (digests.size < 2) return [];
    const [container = '', image = ''] = key.split(' ');
    const said = `its pods run ${digests.size} different images under the one name ${image}`;
    const evidence = [...digests].map(([digest, pod]) => `pod ${pod}: ${digest}`);
    return [
      { rule: 'wrong-image', said, container, isFatal: false, evidence, next: ['get', 'pods', '-o', 'wide'] } as const,
    ];
  });
}
