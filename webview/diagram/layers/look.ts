import type { TemplateResult } from 'lit';
import type { LayerView } from '../../../src/protocol/network';
import type { CardMeasures, CardSize } from '../card-size';
import type { Units } from '../column';
import type { Place } from '../place-units';

/** A card's second row, and how a field of it becomes one that can be typed in. */
export interface CardRow {
  readonly cardSize: CardSize;
  edit(field: 'units' | 'rate', label: string, shown: string): TemplateResult;
}

/** How the diagram shows one kind of layer. */
export interface LayerLook {
  /**
   * Where a unit's value is from: `source` units hold the data's own values, `weighted` ones a weighted sum of all that
   * enter, `identity` ones the value of the unit before them.
   */
  readonly flow: 'source' | 'weighted' | 'identity';
  cardWidth(measures: CardMeasures): number;
  /** Letters and shapes as the learner writes them: `W[1] (4, 2)`. `output` is the shape of A. */
  shapes(layer: LayerView, output: string, cardSize: CardSize): readonly (readonly [symbol: string, shape: string])[];
  /** What the card says of kind and size. */
  row(layer: LayerView, row: CardRow): TemplateResult;
  /** Whether a full card says how many parameters the layer has. */
  readonly countsParameters: boolean;
  /** How the units are drawn in the room they have: as circles while they fit, else as bars, an image or cells. */
  units(layer: LayerView, place: Place): Units;
  /** The letter of its values; those of the `last` layer leave the network. */
  letter(last: boolean): 'x' | 'a' | 'ŷ';
}

/** The card of a layer without weights is narrow. */
export const narrow = ({ card, input }: CardMeasures): number => Math.min(card, input);
