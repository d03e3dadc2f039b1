import type { Initializer, InitializerName } from '../../model/initializer';
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

/** The next value of a tensor, of which one output value is a sum of `fanIn` products. */
export type Draw = (init: Initializer, fanIn: number, random: Random) => number;

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

/** Draws every tensor layer by layer, row by row (as `randn(n, n_prev)` does). */
export function initialize(layers: readonly LayerParameters[], random: Random): void {
  for (const { tensors } of layers) {
    for (const { init, fanIn, values } of tensors) {
      const draw = draws[init.name];
      for (let k = 0; k < values.length; k++) values[k] = draw(init, fanIn, random);
    }
  }
}
