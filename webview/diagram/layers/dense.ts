import { html } from 'lit';
import { isDistribution } from '../../../src/model/activation';
import { counted } from '../../ui/counted';
import { text } from '../../ui/language';
import { formatCount } from '../../ui/number';
import { bars, discs, grid } from '../place-units';
import type { LayerLook } from './look';

export const dense: LayerLook = {
  flow: 'weighted',
  cardWidth: ({ card }) => card,
  shapes({ index, tensors }, output, cardSize) {
    const shapes = tensors.map(({ symbol, shape }): [string, string] => [
      `${symbol}[${index}]`,
      `(${shape.join(', ')})`,
    ]);
    return cardSize === 'full' ? [...shapes, [`A[${index}]`, output]] : shapes.slice(0, 1);
  },
  row(layer, { cardSize, edit }) {
    const label = text('diagram-edit-units');
    if (cardSize !== 'full') {
      return html`${edit('units', label, formatCount(layer.units))} <span data-field="activation">${layer.activation}</span>`;
    }
    const frozen = layer.frozen ? ` · ${text('diagram-frozen')}` : '';
    return html`<span>dense · ${edit('units', label, counted('diagram-units', 'units', layer.units))}${frozen}</span>`;
  },
  countsParameters: true,
  units(layer, place) {
    const { activation, units } = layer;
    const several = place.output && units > 1 && (place.classes || (activation && isDistribution(activation)));
    return (several ? bars(layer, place) : discs(layer, place, 'hidden')) ?? grid(layer, place);
  },
  letter: (last) => (last ? 'ŷ' : 'a'),
};
