import { activationOf } from '../../src/numerics/activation/table';
import type { LayerView } from '../../src/protocol/network';

const width = 18;
const height = 12;
const reach = 3;

/** The tiny curve of a card: g over [−3, 3] in 18 × 12 px; of softmax, four bars. */
export function activationCurve(layer: LayerView): string {
  const { activation } = layer;
  if (activation === undefined) return '';
  if (activation === 'softmax') return 'M2 12V9.500M6.500 12V6M11 12V1M15.500 12V8.500';
  const { value, range } = activationOf(activation);
  const slope = layer.slope ?? 0;
  const bounded = Number.isFinite(range[1]);
  const high = bounded ? range[1] + 0.15 : reach;
  const low = activation === 'linear' ? -reach : bounded ? range[0] - 0.15 : -0.6;
  const points = Array.from({ length: 25 }, (_, i) => {
    const z = -reach + (2 * reach * i) / 24;
    const y = height - ((value(z, slope) - low) / (high - low)) * height;
    return `${((width * i) / 24).toFixed(1)} ${y.toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}
