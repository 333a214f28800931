import type { Detail } from '../../check.js';
import type { Measure, SizedLayer } from '../../facts/image/sized-image.js';
import { alignColumns } from '../../text/table.js';
import { showSize } from '../../text/units.js';
import type { Weighed } from './weigh.js';

const LAYERS = 8;
const COMMAND = 120;
/** Beyond so many images, layers are listed of those alone that are too large. */
const FEW = 5;

/** Every image with both sizes, budget, change and source. */
export function sizeTable(weighed: readonly Weighed[]): Detail {
  const rows = weighed.map(({ image, sized, budget, bytes, base, source }) => [
    image,
    sized.uncompressed === undefined ? '–' : showSize(sized.uncompressed),
    sized.compressed === undefined ? '–' : showSize(sized.compressed),
    `${showSize(budget.max)} ${budget.measure}`,
    base === undefined ? '–' : `${bytes < base.bytes ? '−' : '+'}${showSize(Math.abs(bytes - base.bytes))}`,
    sized.platform,
    source,
  ]);
  const head = ['image', 'uncompressed', 'compressed', 'budget', 'change', 'platform', 'source'];
  return { title: 'Sizes', text: alignColumns([head, ...rows]).join('\n') };
}

/** For each image its largest layers and the commands that made them. */
export function layerTables(weighed: readonly Weighed[]): readonly Detail[] {
  const shown = weighed.length <= FEW ? weighed : weighed.filter(({ bytes, budget }) => bytes > budget.max);
  return shown.flatMap(one => {
    const { layersUnknown } = one.sized;
    if (layersUnknown !== undefined)
      return [{ title: `The layers of ${one.image} are not known`, text: layersUnknown }];
    const layers = largestLayers(one, LAYERS);
    if (layers.length === 0) return [];
    const total = layers.length < LAYERS ? '' : `${LAYERS} `;
    const rows = layers.map(({ bytes, number, command }) => [
      showSize(bytes),
      `${Math.round((bytes / one.bytes) * 100)} %`,
      `layer ${number}`,
      clipped(command ?? 'unknown command'),
    ]);
    return [{ title: `The ${total}largest layers of ${one.image}`, text: alignColumns(rows).join('\n') }];
  });
}

/** The largest first, empty ones left out; numbered from the bottom. */
export function largestLayers({ sized, budget }: Weighed, atMost: number) {
  return sized.layers
    .map((layer, index) => ({ number: index + 1, bytes: sizeOf(layer, budget.measure) ?? 0, command: layer.command }))
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, atMost);
}

const sizeOf = (layer: SizedLayer, measure: Measure): number | undefined => layer[measure];

const clipped = (text: string): string => (text.length > COMMAND ? `${text.slice(0, COMMAND - 1)}…` : text);
