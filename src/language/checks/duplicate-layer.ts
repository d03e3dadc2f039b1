import { type Check, problem } from '../diagnostics/check';
import { shortened } from '../shortened';

/** Two layers with one name: their weights could not be distinguished. */
export const duplicateLayer: Check = ({ layerNodes }) => {
  const seen = new Set<string>();
  return layerNodes.flatMap((node) => {
    const name = node.read.text('name');
    if (name === undefined || !node.name) return [];
    const again = seen.has(name);
    seen.add(name);
    return again ? [problem('duplicate-layer', node.name, { name: shortened(name) })] : [];
  });
};
