import type { InitializerName } from '../../model/initializer';
import type { DenseLayer } from '../../model/layer';
import type { Random } from '../../numerics/random';
import type { LayerParameters } from '../parameters';
import { constant } from './constant';
import { he } from './he';
import { heUniform } from './he-uniform';
import { normal } from './normal';
import { uniform } from './uniform';
import { xavier } from './xavier';
import { xavierUniform } from './xavier-uniform';
import { zeros } from './zeros';

/** The next value of W[l], for a layer whose units take `inputs` values each. */
export type Draw = (init: DenseLayer['init'], inputs: number, random: Random) => number;

const draws: Readonly<Record<InitializerName, Draw>> = {
  zeros,
  constant,
  normal,
  uniform,
  he,
  xavier,
  'he-uniform': heUniform,
  'xavier-uniform': xavierUniform,
};

/** Draws W[l] layer by layer, row by row (as `randn(n, n_prev)` does), and sets b[l] to the layer's `bias`. */
export function initialize(layers: readonly LayerParameters[], random: Random): void {
  for (const { layer, inputs, weight, bias } of layers) {
    const draw = draws[layer.init.name];
    for (let k = 0; k < weight.length; k++) weight[k] = draw(layer.init, inputs, random);
    bias.fill(layer.bias);
  }
}
