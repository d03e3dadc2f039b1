import { activationOf } from '../../numerics/activation/table';
import { denseTensors } from '../parameters';
import { Dense } from '../reference/ops/dense';
import type { Tensor } from '../tensor';
import type { Sample } from './sample';

/**
 * Z[l] of the layer at `position` over a sample, m × n[l], after its `forward`; undefined in a layer without parameters. A
 * pass that has no use for Z does not keep it: then it is computed here from A[l-1].
 */
export function sumsOf(sample: Sample, position: number): Tensor | undefined {
  const { pass, m, network } = sample;
  const { parameters, z, a } = pass.layer(position);
  if (!parameters) return undefined;
  if (z) return z.value.subarray(0, m * z.width);
  const { activation } = parameters;
  if (!activation || activationOf(activation.name).family === 'identity') return a.value.subarray(0, m * a.width);
  const { units, inputs } = parameters;
  const before = pass.layer(position - 1).a;
  const product = new Dense({ units, inputs, ...denseTensors(parameters) }, before, undefined, m, network.precision);
  product.forward(m);
  return product.output.value;
}
