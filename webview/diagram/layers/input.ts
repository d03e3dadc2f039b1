import { html, nothing } from 'lit';
import { counted } from '../../ui/counted';
import { imageShapeOf } from '../../ui/image-shape';
import { text } from '../../ui/language';
import { discs, grid, image } from '../place-units';
import type { LayerLook } from './look';

export const input: LayerLook = {
  flow: 'source',
  cardWidth: ({ input: width }) => width,
  shapes: (_layer, output) => [['X', output]],
  row(layer, { cardSize, edit }) {
    const shape = imageShapeOf(layer);
    const shown = shape
      ? text('diagram-image', { shape: `${shape.rows} × ${shape.columns}` })
      : counted('diagram-values', 'units', layer.units);
    const zero = cardSize === 'full' ? `${text('diagram-layer-zero')} · ` : nothing;
    return html`${zero}${edit('units', text('diagram-edit-units'), shown)}`;
  },
  countsParameters: false,
  units: (layer, place) => image(layer, place) ?? discs(layer, place, 'input') ?? grid(layer, place),
  letter: () => 'x',
};
