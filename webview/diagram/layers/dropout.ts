import { html, nothing } from 'lit';
import { text } from '../../ui/language';
import { passage } from '../place-units';
import { type LayerLook, narrow } from './look';

export const dropout: LayerLook = {
  flow: 'identity',
  cardWidth: narrow,
  shapes: (_layer, output) => [['A', output]],
  row(layer, { cardSize, edit }) {
    const kind = cardSize === 'full' && layer.named ? html`dropout · ` : nothing;
    return html`${kind}${edit('rate', text('diagram-edit-rate'), text('diagram-rate', { rate: layer.rate ?? 0 }))}`;
  },
  countsParameters: false,
  units: (_layer, place) => passage(place),
  letter: () => 'a',
};
