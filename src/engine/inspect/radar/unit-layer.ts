import { isDistribution } from '../../../model/activation';
import type { LayerActivation } from '../../../model/layers/rule';
import { activationOf } from '../../../numerics/activation/table';
import type { LayerCache } from '../../layer-cache';
import { type DenseTensors, denseTensors, type LayerParameters } from '../../parameters';
import { activitiesOf } from '../activity';
import { type Delta, deltasOf } from '../deltas';
import type { Sample } from '../sample';

/** A layer whose units are judged, over a sample. */
export interface UnitLayer extends DenseTensors {
  readonly sample: Sample;
  readonly parameters: LayerParameters;
  readonly position: number;
  readonly units: number;
  readonly inputs: number;
  readonly activation: LayerActivation;
  readonly cache: LayerCache;
  /** Units before the output: of two of those that are equal, one is too many. */
  readonly hidden: boolean;
  readonly frozen: boolean;
  /** Examples for which g is flat, by unit: silent ones of the relu family, saturated ones of squashing activations. */
  readonly flat: Int32Array;
  /** dA and dZ of this layer; computed at the first question. */
  delta(): Delta | undefined;
}

/** The layers of a network that have units with weights and an activation of their own, after the sample's `forward`. */
export function unitLayers(sample: Sample): readonly UnitLayer[] {
  let deltas: ReadonlyMap<number, Delta> | undefined;
  const { network } = sample;
  return network.parameters.flatMap((parameters) => {
    const { position, units, inputs, activation } = parameters;
    if (!activation) return [];
    const { saturated, unmoved } = activitiesOf(sample, position);
    return {
      sample,
      parameters,
      position,
      units,
      inputs,
      activation,
      cache: sample.pass.layer(position),
      hidden: position < network.shapes.length - 1,
      frozen: parameters.tensors.every(({ frozen }) => frozen),
      flat: activationOf(activation.name).family === 'squashing' ? saturated : unmoved,
      ...denseTensors(parameters),
      delta: () => {
        deltas ??= deltasOf(sample);
        return deltas.get(position);
      },
    };
  });
}

const probes = [0.25, 1, 3];

/** Whether g(−z) = −g(z), so that a unit with all its signs turned gives the same with its sign turned. */
export function isOdd({ name, slope }: LayerActivation): boolean {
  const activation = activationOf(name);
  if (activation.form === 'vector' || isDistribution(name)) return false;
  return probes.every((z) => activation.value(-z, slope) === -activation.value(z, slope));
}
