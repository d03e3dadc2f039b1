import type { Edit, LayerPosition } from '../../model/edit';
import type { Message } from '../../model/message';
import type { Followed } from './follow';

/** The edit with each layer's position in another version of the text, which `find` knows, or its reason to refuse. */
export function relocate(
  edit: Edit,
  find: (position: LayerPosition) => Followed,
): { readonly edit: Edit } | { readonly refusal: Message } {
  switch (edit.type) {
    case 'insert':
    case 'paste': {
      const after = find(edit.after);
      return 'refusal' in after ? after : { edit: { ...edit, after: after.position } };
    }
    case 'move': {
      const layer = find(edit.layer);
      if ('refusal' in layer) return layer;
      const after = find(edit.after);
      return 'refusal' in after ? after : { edit: { ...edit, layer: layer.position, after: after.position } };
    }
    case 'duplicate':
    case 'delete':
    case 'rename':
    case 'units':
    case 'activation':
    case 'rate':
    case 'initializer':
    case 'bias':
    case 'seed':
    case 'learning-rate':
    case 'draw-weights': {
      const layer = find(edit.layer);
      return 'refusal' in layer ? layer : { edit: { ...edit, layer: layer.position } };
    }
  }
}
