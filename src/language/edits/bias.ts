import type { SetBias } from '../../model/edit';
import { canSet } from '../../model/layers/editable';
import type { Analysis } from '../analyze';
import { locate } from './locate';
import { type Resolution, refuse } from './resolution';
import { setProperty } from './set-property';

/** Sets the initial value of a layer's b. */
export function setBias(analysis: Analysis, { layer: position, bias }: SetBias): Resolution {
  const target = locate(analysis, position);
  if ('refusal' in target) return target;
  const { layer, node } = target;
  // What has an activation has weights, which are drawn.
  if (!canSet(layer.kind, 'activation')) return refuse('edit-initializer-kind', { kind: layer.kind });
  return { edits: [setProperty(node.read, 'bias', bias)], chosen: node.position };
}
