import { CouldNotTell } from '../../check.js';
import { textField } from '../../engines/kube-yaml/value.js';
import type { Cause } from '../../engines/rollout/cause.js';
import { type ImagesJudged, judgeImages, movedTags, type WantedImage } from '../../engines/rollout/image.js';
import { type Progress, templateContainers } from '../../engines/rollout/workload.js';
import { type RecordedObject, readRecord } from '../../facts/cluster/record.js';
import { identitiesOf } from '../../facts/image/identities.js';
import type { Delivery } from '../../ports/delivery.js';
import type { Ports } from '../../ports/ports.js';
import type { RolloutOptions } from './options.js';

export interface Held {
  readonly progress: Progress;
  readonly causes: readonly Cause[];
  readonly unknown: readonly string[];
}

/** Holds what runs against `images`, against what was recorded where a way back is verified, and pods against each other. */
export async function holdImages(
  progress: readonly Progress[],
  { options, ports }: { readonly options: RolloutOptions; readonly ports: Ports },
): Promise<readonly Held[]> {
  const { delivery } = ports;
  const isBack = delivery?.moment === 'rollback';
  const wanted = isBack ? undefined : await wantedOf(options, { progress, delivery });
  const held: Held[] = [];
  for (const each of progress) {
    const own = wanted?.get(each) ?? recorded(each, delivery, isBack);
    const judged = await withRegistry(each, { wanted: own, ports });
    const template = isBack ? otherTemplate(each, delivery) : [];
    held.push({ progress: each, causes: [...judged.causes, ...template, ...movedTags(each)], unknown: judged.unknown });
  }
  return held;
}

/** What was recorded of a workload before the first change. */
function recordOf({ kind, name, namespace }: Progress, delivery: Delivery | undefined): RecordedObject | undefined {
  const objects = (delivery?.notes ?? []).flatMap(({ before }) => readRecord(before)?.objects ?? []);
  return objects.find(each => each.kind === kind && each.name === name && each.namespace === namespace);
}

/** Where no digest was recorded, the names of the images still tell that another version is there. */
function otherTemplate(progress: Progress, delivery: Delivery | undefined): readonly Cause[] {
  const images = recordOf(progress, delivery)?.images ?? {};
  return templateContainers(progress.object).flatMap(each => {
    const [name, image] = [textField(each, 'name') ?? '', textField(each, 'image') ?? ''];
    const was = images[name];
    if (was === undefined || was === image) return [];
    const said = `its template names ${image}, and ${was} was recorded before the deploy`;
    const next = ['rollout', 'history', `${progress.kind.toLowerCase()}/${progress.name}`];
    return [{ rule: 'wrong-image', said, container: name, isFatal: false, evidence: [], next } as const];
  });
}

/** What was recorded before the first change must run again. */
function recorded(progress: Progress, delivery: Delivery | undefined, isBack: boolean): readonly WantedImage[] {
  if (!isBack) return [];
  const own = recordOf(progress, delivery);
  return Object.entries(own?.digests ?? {}).map(([container, digests]) => ({
    container,
    digests,
    // The same runtime calls the same image by the same digest.
    isWhole: true,
    shown: `what was recorded before the deploy (${digests.join(', ')})`,
  }));
}

async function wantedOf(
  { images }: RolloutOptions,
  { progress, delivery }: { readonly progress: readonly Progress[]; readonly delivery: Delivery | undefined },
): Promise<ReadonlyMap<Progress, readonly WantedImage[]>> {
  const wanted = new Map<Progress, readonly WantedImage[]>();
  for (const [key, given] of Object.entries(images)) {
    const digests = await digestsOf(given, delivery);
    const matched = progress.flatMap(each => {
      const container = containerOf(key, each);
      return container === false ? [] : [{ each, container }];
    });
    if (matched.length === 0) {
      const message = `images: nothing that is looked at is called ${key}`;
      throw new CouldNotTell('nothing-checked', message, 'Name a container, or a workload such as deployment/backend.');
    }
    for (const { each, container } of matched) {
      wanted.set(each, [...(wanted.get(each) ?? []), { container, digests, isWhole: false, shown: given }]);
    }
  }
  return wanted;
}

/** The container that a key means; undefined for all of a workload, false where it means another. */
function containerOf(key: string, progress: Progress): string | undefined | false {
  const has = (name: string): boolean =>
    progress.pods.some(({ containers }) => containers.some(container => container.name === name));
  const [first = '', second, third] = key.split('/');
  if (second === undefined) return has(first) ? first : first === progress.name ? undefined : false;
  if (first.toLowerCase() === progress.kind.toLowerCase()) return second === progress.name ? third : false;
  return first === progress.name && has(second) ? second : false;
}

async function digestsOf(given: string, delivery: Delivery | undefined): Promise<readonly string[]> {
  const [digest] = /sha256:[0-9a-f]{64}$/.exec(given) ?? [];
  if (digest !== undefined) return [digest];
  const seen = await delivery?.imagesOf?.(given);
  if (seen !== undefined && seen.length > 0) return seen.map(each => each.digest);
  const message = `images: no check ${given} of this release has told a digest`;
  throw new CouldNotTell(
    'nothing-checked',
    message,
    'Name a check that looks at the image before the deploy, or write the digest.',
  );
}

/** A digest that differs may be of the index where the other is of a manifest in it: the registry knows. */
async function withRegistry(
  progress: Progress,
  { wanted, ports }: { readonly wanted: readonly WantedImage[]; readonly ports: Ports },
): Promise<ImagesJudged> {
  const judged = judgeImages(progress, wanted);
  if (judged.unknown.length === 0) return judged;
  const known = await Promise.all(wanted.map(image => widened(image, { progress, ports })));
  return judgeImages(progress, known);
}

async function widened(
  image: WantedImage,
  { progress, ports }: { readonly progress: Progress; readonly ports: Ports },
): Promise<WantedImage> {
  const containers = progress.pods
    .flatMap(pod => pod.containers)
    .filter(each => (image.container === undefined ? !each.isInit : each.name === image.container));
  const name = containers[0]?.image;
  if (name === undefined) return image;
  const running = new Set(containers.flatMap(({ digest }) => digest ?? []));
  try {
    const around = await Promise.all(image.digests.map(digest => identitiesOf(digest, { image: name, ports })));
    const all = new Set([...image.digests, ...around.flatMap(each => each ?? [])]);
    for (const digest of running) {
      const inside = all.has(digest) ? undefined : await identitiesOf(digest, { image: name, ports });
      if (inside?.some(each => all.has(each))) all.add(digest);
    }
    return { ...image, digests: [...all], isWhole: around.some(each => each !== undefined) };
  } catch (error) {
    if (!(error instanceof CouldNotTell) || ports.signal.aborted) throw error;
    return image;
  }
}
