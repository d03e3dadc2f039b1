import { html } from 'lit';
import { counted } from '../../ui/counted';
import { passage } from '../place-units';
import { type LayerLook, narrow } from './look';

export const flatten: LayerLook = {
  flow: 'identity',
  cardWidth: narrow,
  shapes: (_layer, output) => [['A', output]],
  row: (layer) => html`<span>${counted('diagram-values', 'units', layer.units)}</span>`,
  countsParameters: false,
  units: (_layer, place) => passage(place),
  letter: () => 'a',
};
