import type { LayerView, NetworkView } from '../../src/protocol/network';
import type { Column } from './column';
import { placeUnits } from './place-units';

/** How much a card says: NOTES's tiers by the width there is. */
export type CardTier = 'full' | 'medium' | 'small';

interface TierSizes {
  readonly input: number;
  readonly card: number;
  readonly gap: number;
  readonly pad: number;
  /** From the top to where units may begin. */
  readonly head: number;
  readonly foot: number;
}

const tiers: Readonly<Record<CardTier, TierSizes>> = {
  full: { input: 150, card: 240, gap: 84, pad: 28, head: 98, foot: 40 },
  medium: { input: 88, card: 124, gap: 52, pad: 16, head: 88, foot: 10 },
  small: { input: 64, card: 92, gap: 26, pad: 12, head: 78, foot: 6 },
};

/** Wider gaps only make lines longer, not clearer. */
const widestGap = 240;
/** A narrow tier's cards take half of what room is left, up to this share of their width. */
const widestStretch = 0.45;
/** Under this height units can't be told apart: the diagram is then taller than its pane, and pans. */
const leastHeight = 130;

export type Gap =
  /** One line a weight. */
  | 'lines'
  /** What leaves the left layer enters the right one unchanged. */
  | 'identity'
  /** Too many weights to draw singly. */
  | 'ribbon';

export interface Arrangement {
  readonly tier: CardTier;
  readonly width: number;
  readonly height: number;
  readonly columns: readonly Column[];
  /** `gaps[l]` stands left of column l; the first is unused. */
  readonly gaps: readonly Gap[];
  /** Height of the spine from which the cards hang. */
  readonly spine: number;
  /** Below the last card line. */
  readonly head: number;
}

export interface Room {
  readonly width: number;
  readonly height: number;
  /** Whether units show a decision surface, so that a single output is drawn large. */
  readonly plane: boolean;
  /** Whether the last layer's units are classes. */
  readonly classes: boolean;
}

const spine = 14;
/** Ends of two lines on one unit must be this far apart to be told apart. */
const leastSpacing = 5;

const cardWidth = (layer: LayerView, sizes: TierSizes): number =>
  layer.kind === 'dense' ? sizes.card : layer.kind === 'input' ? sizes.input : Math.min(sizes.card, sizes.input);

function naturalWidth(layers: readonly LayerView[], sizes: TierSizes): number {
  const cards = layers.reduce((sum, layer) => sum + cardWidth(layer, sizes), 0);
  return cards + (layers.length - 1) * sizes.gap + 2 * sizes.pad;
}

/** The fullest tier that fits; for networks too deep for the pane, the one that reads well while panning. */
function tierFor(layers: readonly LayerView[], width: number): CardTier {
  for (const tier of ['full', 'medium', 'small'] as const) {
    if (naturalWidth(layers, tiers[tier]) <= width) return tier;
  }
  return width < 480 ? 'small' : 'medium';
}

function gapBetween(left: Column, right: Column): Gap {
  const from = left.units;
  const to = right.units;
  const singly = (units: typeof from): units is Extract<typeof from, { y: readonly number[] }> => 'y' in units;
  if (right.layer.kind !== 'dense') return singly(from) && singly(to) ? 'identity' : 'ribbon';
  if (!singly(from) || !singly(to)) return 'ribbon';
  const spacing = from.y.length < 2 ? leastSpacing : (2 * to.radius * 0.96) / (from.y.length - 1);
  return spacing >= leastSpacing ? 'lines' : 'ribbon';
}

/** Where every layer and unit stands, in the diagram's own pixels at zoom 1. Pure: the same input, the same picture. */
export function arrange(network: NetworkView, room: Room): Arrangement {
  const { layers } = network;
  const tier = tierFor(layers, room.width);
  const sizes = tiers[tier];
  const natural = naturalWidth(layers, sizes);
  const gaps = Math.max(0, layers.length - 1);
  const cards = natural - gaps * sizes.gap - 2 * sizes.pad;
  const spare = Math.max(0, room.width - natural);
  const stretch = tier === 'full' ? 1 : 1 + Math.min(widestStretch, (spare * 0.5) / cards);
  const remaining = spare - cards * (stretch - 1);
  const gap = gaps > 0 ? Math.min(widestGap, sizes.gap + remaining / gaps) : sizes.gap;
  const used = natural + cards * (stretch - 1) + (gap - sizes.gap) * gaps;
  const width = Math.max(room.width, used);
  const height = Math.max(room.height, sizes.head + sizes.foot + leastHeight);
  const columns: Column[] = [];
  const last = layers.reduce((found, layer, at) => (layer.kind === 'dense' ? at : found), -1);
  let left = sizes.pad + Math.max(0, layers.length > 1 ? (room.width - used) / 2 : 0);
  for (const [at, layer] of layers.entries()) {
    const own = cardWidth(layer, sizes) * stretch;
    const units = placeUnits(layer, {
      left,
      width: own,
      top: sizes.head,
      bottom: height - sizes.foot,
      tier,
      output: at === last,
      plane: room.plane,
      classes: room.classes,
      previous: columns[at - 1],
    });
    columns.push({ layer, left, width: own, units });
    left += own + gap;
  }
  const between = columns.map((column, at): Gap => {
    const previous = columns[at - 1];
    return previous ? gapBetween(previous, column) : 'ribbon';
  });
  return { tier, width, height, columns, gaps: between, spine, head: sizes.head };
}

/** Heights at which the lines of `count` inputs meet a unit of this radius, from its centre. */
export function lineEnds(count: number, radius: number): number[] {
  const spacing = count < 2 ? 0 : Math.min(radius > 40 ? 13 : 7, (2 * radius * 0.96) / (count - 1));
  return Array.from({ length: count }, (_, i) => (i - (count - 1) / 2) * spacing);
}
