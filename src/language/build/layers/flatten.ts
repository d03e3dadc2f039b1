import type { FlattenLayer } from '../../../model/layer';
import type { ReadNode } from '../reading';

export function readFlatten(_read: ReadNode, name: string): FlattenLayer {
  return { kind: 'flatten', name };
}
