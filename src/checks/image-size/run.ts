import { byFindings, CouldNotTell, type Verdict } from '../../check.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { unlessUnknown } from '../../told-in-part.js';
import { baseFinding, budgetFinding, growthFinding, isOver, sentenceOf } from './findings.js';
import type { ImageSizeOptions } from './options.js';
import { layerTables, sizeTable } from './tables.js';
import { type Unweighed, type Weighed, weighAll } from './weigh.js';

/** Measures the images of an `image-size` check and holds them against their budgets. */
export async function runImageSize({ images }: ImageSizeOptions, ports: Ports): Promise<Verdict> {
  const { weighed, unweighed } = await weighAll(images, ports);
  const unknown = unweighed.length > 0 ? [notMeasured(unweighed, weighed)] : [];
  if (unknown[0] && weighed.length === 0) throw unknown[0];
  const findings = weighed.flatMap(one => [...budgetFinding(one), ...growthFinding(one), ...baseFinding(one)]);
  const told = byFindings(summaryOf(weighed), {
    findings,
    measurements: weighed.flatMap(measurementsOf),
    images: weighed.flatMap(({ name, sized }) => sized.digests.map(known => ({ image: name, ...known }))),
    details: [sizeTable(weighed), ...layerTables(weighed)],
  });
  return unlessUnknown(told, unknown);
}

/** One error for all that could not be measured, with what was found out about the others. */
function notMeasured(unweighed: readonly Unweighed[], weighed: readonly Weighed[]): CouldNotTell {
  const [first] = unweighed;
  const total = unweighed.length + weighed.length;
  const problems = unweighed.map(({ image, error }) =>
    error.message.includes(image) ? error.message : `${image}: ${error.message}`,
  );
  const head = total === 1 ? '' : `${unweighed.length} of ${total} could not be measured: `;
  const message = `${head}${problems.join('; ')}`;
  const others = weighed.length === 0 ? '' : `. The others: ${weighed.map(sentenceOf).join('; ')}`;
  const remedies = [...new Set(unweighed.map(({ error }) => error.remedy))];
  return new CouldNotTell(first?.error.why ?? 'nothing-checked', message + others, remedies.join(' '), {
    cause: first?.error,
  });
}

function summaryOf(weighed: readonly Weighed[]): string {
  const failing = weighed.filter(one => isOver(one) || growthFinding(one).length > 0);
  const [worst] = [...(failing.length > 0 ? failing : weighed)].sort((a, b) => shareOf(b) - shareOf(a));
  if (worst === undefined) throw new CouldNotTell('nothing-checked', 'no image was measured', 'Name an image.');
  if (weighed.length === 1) return sentenceOf(worst);
  if (failing.length > 0) {
    return `${failing.length} of ${count(weighed.length, 'image')} too large; the worst: ${sentenceOf(worst)}`;
  }
  return `${count(weighed.length, 'image')} within budget; the nearest to it: ${sentenceOf(worst)}`;
}

const shareOf = ({ bytes, budget }: Weighed): number => bytes / Math.max(1, budget.max);

function measurementsOf({ image, sized, budget, bytes, base }: Weighed) {
  const other = budget.measure === 'compressed' ? 'uncompressed' : 'compressed';
  const otherBytes = sized[other];
  return [
    {
      name: `${image}, ${budget.measure}`,
      value: bytes,
      unit: 'bytes',
      limit: budget.max,
      ...(base && { baseline: base.bytes }),
    },
    ...(otherBytes === undefined ? [] : [{ name: `${image}, ${other}`, value: otherBytes, unit: 'bytes' }]),
  ];
}
