import type { SetInitializer } from '../../model/edit';
import { canSet } from '../../model/layers/editable';
import type { Analysis } from '../analyze';
import { locate } from './locate';
import { type Resolution, refuse } from './resolution';
import { setProperty, withoutProperty } from './set-property';

/** Sets how a layer's W is drawn, without a scale or a value that was for another initialiser. */
export function setInitializer(analysis: Analysis, { layer: position, initializer }: SetInitializer): Resolution {
  const target = locate(analysis, position);
  if ('refusal' in target) return target;
  const { layer, node } = target;
  // What has an activation has weights, which are drawn.
  if (!canSet(layer.kind, 'activation')) return refuse('edit-initializer-kind', { kind: layer.kind });
  const removals = ['scale', 'value'].flatMap((name) => withoutProperty(analysis.text, node.read, name));
  const edits = [...removals, setProperty(node.read, 'init', initializer)];
  return { edits: edits.sort((a, b) => a.range.start - b.range.start), chosen: node.position };
}
