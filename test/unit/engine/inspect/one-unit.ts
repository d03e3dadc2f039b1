import { marksOf } from '../../../../src/engine/inspect/marks';
import { radarOf } from '../../../../src/engine/inspect/radar/radar';
import { Sample } from '../../../../src/engine/inspect/sample';
import { networkWith } from '../../../../src/engine/network';
import type { ActivationName } from '../../../../src/model/activation';
import { dense, denseWeights, input, setOf, specOf } from '../specs';

/** A sample of a unit whose z is the one feature x, in a layer before the output; at position 1. */
export function oneUnit(activation: ActivationName, x: readonly number[], most = 512): Sample {
  const layers = [input(1), dense('hidden', 1, activation, { slope: 0.1 }), dense('output', 1, 'sigmoid')];
  const one = () => Float64Array.of(1);
  const network = networkWith(specOf(layers), [
    denseWeights('hidden', 1, one(), new Float64Array(1)),
    denseWeights('output', 1, one(), new Float64Array(1)),
  ]);
  const sample = new Sample(
    network,
    setOf(
      x,
      x.map(() => 1),
      x.length,
    ),
    most,
  );
  sample.forward();
  return sample;
}

/** The marks of the units of a layer. */
export function marksIn(sample: Sample, position = 1): number[] {
  const found = radarOf(sample, position);
  return found ? [...marksOf(found)] : [];
}
