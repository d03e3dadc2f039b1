import { activationOf, isScalar, type VectorActivationName } from '../../src/numerics/activation/table';
import type { LayerView } from '../../src/protocol/network';

const width = 18;
const height = 12;
const reach = 3;

/** Of what is no curve over one z: softmax is four bars. */
const pictures: Readonly<Record<VectorActivationName, string>> = {
  softmax: 'M2 12V9.500M6.500 12V6M11 12V1M15.500 12V8.500',
};

/** The tiny curve of a card: g over [−3, 3] in 18 × 12 px. */
export function activationCurve(layer: LayerView): string {
  const { activation } = layer;
  if (activation === undefined) return '';
  if (!isScalar(activation)) return pictures[activation];
  const { value, range, family } = activationOf(activation);
  const slope = layer.slope ?? 0;
  const bounded = Number.isFinite(range[1]);
  const high = bounded ? range[1] + 0.15 : reach;
  const low = family === 'identity' ? -reach : bounded ? range[0] - 0.15 : -0.6;
  const points = Array.from({ length: 25 }, (_, i) => {
    const z = -reach + (2 * reach * i) / 24;
    const y = height - ((value(z, slope) - low) / (high - low)) * height;
    return `${((width * i) / 24).toFixed(1)} ${y.toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}
