import { Sample } from '../../../../src/engine/inspect/sample';
import { Network } from '../../../../src/engine/network';
import { denseTensors } from '../../../../src/engine/parameters';
import { type ActivationName, activationNames, activationOf } from '../../../../src/model/activation';
import type { Layer } from '../../../../src/model/layer';
import type { Random } from '../../../../src/numerics/random';
import { randomStream } from '../../../../src/numerics/streams';
import { dense, input, randomDataset, specOf } from '../specs';

/** Activations of hidden layers. */
const hidden = activationNames.filter((name) => activationOf(name).form === 'scalar');

/** A network of random shape and weights, into which a test plants what is wrong. */
export class Plantation {
  private readonly random: Random;
  readonly network: Network;
  /** Position of the hidden layer that is planted, and its activation. */
  readonly position: number;
  readonly activation: ActivationName;
  private readonly planted = new Set<number>();

  /** `among` are the activations that the planted layer may have. */
  constructor(
    private readonly seed: number,
    among: readonly ActivationName[] = hidden,
  ) {
    this.random = randomStream('pcg64', seed, 'init');
    const depth = 1 + this.below(3);
    this.position = 1 + this.below(depth);
    this.activation = this.one(among);
    const layers: Layer[] = [input(2 + this.below(7))];
    for (let l = 1; l <= depth; l++) {
      layers.push(dense(`h${l}`, 6 + this.below(30), l === this.position ? this.activation : this.one(hidden)));
    }
    layers.push(this.below(2) === 0 ? dense('out', 1, 'sigmoid') : dense('out', 3, 'softmax'));
    this.network = new Network(specOf(layers, { precision: this.below(2) === 0 ? 'float32' : 'float64' }));
    this.network.initialize(this.random);
    for (const { bias } of this.network.parameters.map(denseTensors)) {
      for (let k = 0; k < bias.length; k++) bias[k] = 0.1 * this.random.normal();
    }
  }

  /** Units of the planted layer that nothing was planted in. */
  units(count: number): number[] {
    const free = Array.from({ length: this.layer.units }, (_, k) => k).filter((k) => !this.planted.has(k));
    const chosen = Array.from({ length: count }, () => free.splice(this.below(free.length), 1)[0] ?? 0);
    for (const unit of chosen) this.planted.add(unit);
    return chosen.sort((a, b) => a - b);
  }

  /** A unit's W and b, and the weights that read it, become these. */
  plant(
    unit: number,
    parts: { readonly W: (k: number) => number; readonly b: number; readonly out?: (k: number) => number },
  ): void {
    const { weight, bias } = denseTensors(this.layer);
    const { inputs, units } = this.layer;
    for (let k = 0; k < inputs; k++) weight[unit * inputs + k] = parts.W(k);
    bias[unit] = parts.b;
    const { out } = parts;
    if (!out) return;
    const next = this.next;
    const { weight: reading } = denseTensors(next);
    for (let k = 0; k < next.units; k++) reading[k * units + unit] = out(k);
  }

  /** Numbers by index, the same at each call. */
  numbers(scale = 1): (k: number) => number {
    const drawn = Array.from({ length: 64 }, () => scale * this.random.normal());
    return (k) => drawn[k % drawn.length] ?? 0;
  }

  sample(): Sample {
    const { features, outputs, output } = this.network;
    const isSoftmax = output.activation.name === 'softmax';
    const data = randomDataset(this.seed, 130 + this.below(200), features, outputs, 'cross-entropy', isSoftmax);
    const sample = new Sample(this.network, data.train, 512);
    sample.forward();
    return sample;
  }

  below(n: number): number {
    return Math.floor(n * this.random.uniform());
  }

  private one<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new RangeError('there is none to choose from');
    return value;
  }

  private get layer() {
    return this.at(this.position);
  }

  private get next() {
    return this.at(this.position + 1);
  }

  private at(position: number) {
    const found = this.network.parameters.find((each) => each.position === position);
    if (!found) throw new RangeError(`there is no layer ${position}`);
    return found;
  }
}
