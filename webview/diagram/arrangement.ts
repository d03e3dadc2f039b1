import type { LayerView, NetworkView } from '../../src/protocol/network';
import { type CardMeasures, type CardSize, cardMeasures } from './card-size';
import type { Column } from './column';
import { isWeighted, lookOf } from './layers/table';
import { meetSingly } from './place-units';

/** Wider gaps only make lines longer, not clearer. */
const widestGap = 240;
/** Narrow cards take half of what room is left, up to this share of their width. */
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
  readonly cardSize: CardSize;
  readonly width: number;
  readonly height: number;
  readonly columns: readonly Column[];
  /** `gaps[l]` is left of column l; the first is unused. */
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
  /** Whether the circuit of the microscope is around the units, in place of the cards. */
  readonly circuit?: boolean;
}

const spine = 14;

/** Room that the circuit takes: its rail above the units, where there are thumbnails below those, the one below, and both sides. */
const circuitRoom = { spine: 34, head: 52, headOfThumbnails: 98, foot: 52, side: 34 };
/** A layer of more units than this may be a strip, between which there are thumbnails. */
const mostDiscs = 16;

function measuresOf(layers: readonly LayerView[], cardSize: CardSize, circuit: boolean): CardMeasures {
  const measures = cardMeasures[cardSize];
  if (!circuit) return measures;
  const { head, headOfThumbnails, foot, side } = circuitRoom;
  const hasThumbnails = layers.some(({ units }) => units > mostDiscs);
  return { ...measures, head: hasThumbnails ? headOfThumbnails : head, foot, pad: measures.pad + side };
}

function naturalWidth(layers: readonly LayerView[], measures: CardMeasures): number {
  const cards = layers.reduce((sum, layer) => sum + lookOf(layer).cardWidth(measures), 0);
  return cards + (layers.length - 1) * measures.gap + 2 * measures.pad;
}

/** The fullest size that fits; for networks too deep for the pane, the one that reads well while panning. */
function cardSizeFor(layers: readonly LayerView[], width: number, circuit: boolean): CardSize {
  for (const cardSize of ['full', 'medium', 'small'] as const) {
    if (naturalWidth(layers, measuresOf(layers, cardSize, circuit)) <= width) return cardSize;
  }
  return width < 480 ? 'small' : 'medium';
}

function gapBetween(left: Column, right: Column): Gap {
  const from = left.units;
  const to = right.units;
  const singly = (units: typeof from): units is Extract<typeof from, { y: readonly number[] }> => 'y' in units;
  // A layer that hands values on has single units where the layer before it has.
  if (!isWeighted(right.layer)) return singly(to) ? 'identity' : 'ribbon';
  if (!singly(from) || !singly(to)) return 'ribbon';
  return meetSingly(from.y.length, to.radius) ? 'lines' : 'ribbon';
}

/** Where every layer and unit is, in the diagram's own pixels at zoom 1. Pure: the same input, the same picture. */
export function arrange(network: NetworkView, room: Room): Arrangement {
  const { layers } = network;
  const { circuit = false } = room;
  const cardSize = cardSizeFor(layers, room.width, circuit);
  const measures = measuresOf(layers, cardSize, circuit);
  const natural = naturalWidth(layers, measures);
  const gaps = Math.max(0, layers.length - 1);
  const cards = natural - gaps * measures.gap - 2 * measures.pad;
  const spare = Math.max(0, room.width - natural);
  const stretch = cardSize === 'full' ? 1 : 1 + Math.min(widestStretch, (spare * 0.5) / cards);
  const remaining = spare - cards * (stretch - 1);
  const gap = Math.min(widestGap, measures.gap + remaining / Math.max(1, gaps));
  const used = natural + cards * (stretch - 1) + (gap - measures.gap) * gaps;
  const width = Math.max(room.width, used);
  const height = Math.max(room.height, measures.head + measures.foot + leastHeight);
  const columns: Column[] = [];
  const last = layers.reduce((found, layer, at) => (isWeighted(layer) ? at : found), -1);
  let left = measures.pad + Math.max(0, layers.length > 1 ? (room.width - used) / 2 : 0);
  for (const [at, layer] of layers.entries()) {
    const own = lookOf(layer).cardWidth(measures) * stretch;
    const units = lookOf(layer).units(layer, {
      left,
      width: own,
      top: measures.head,
      bottom: height - measures.foot,
      cardSize,
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
  return {
    cardSize,
    width,
    height,
    columns,
    gaps: between,
    spine: circuit ? circuitRoom.spine : spine,
    head: measures.head,
  };
}

/** Heights at which the lines of `count` inputs meet a unit of this radius, from its centre. */
export function lineEnds(count: number, radius: number): number[] {
  const spacing = count < 2 ? 0 : Math.min(radius > 40 ? 13 : 7, (2 * radius * 0.96) / (count - 1));
  return Array.from({ length: count }, (_, i) => (i - (count - 1) / 2) * spacing);
}
