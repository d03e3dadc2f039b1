import type { GateName, ParityLayer, ParityNetwork, ParityShape } from './construction';
import { carrier, countingGate, type Gate, joinedGate, layerOf, thresholdGate } from './gate';

/** n-bit XOR with constructed weights. The AND terms are threshold units, whatever `gates` says. */
export function buildParity(inputs: number, shape: ParityShape, gates: GateName): ParityNetwork {
  const chosen = shape === 'terms' ? 'threshold' : gates;
  return { inputs, shape, gates: chosen, layers: builders[shape](inputs, chosen) };
}

const builders: Readonly<Record<ParityShape, (inputs: number, gates: GateName) => readonly ParityLayer[]>> = {
  tree: treeLayers,
  wide: wideLayers,
  terms: termLayers,
};

/**
 * Levels of XORs of two values, each XOR two units in one layer and one in the next: a or b, a and b, and the first
 * without the second. A value without a partner is carried on by a unit in each layer, since a layer reads only the one
 * before.
 */
function treeLayers(inputs: number, gates: GateName): readonly ParityLayer[] {
  const layers: ParityLayer[] = [];
  for (let values = inputs; values > 1; ) {
    const pairs = Math.floor(values / 2);
    const isOdd = values % 2 === 1;
    const halves = Array.from({ length: pairs }, (_, k) =>
      [1, 2].map((count) => countingGate(gates, [2 * k, 2 * k + 1], count)),
    );
    layers.push(layerOf([...halves.flat(), ...(isOdd ? [carrier(gates, values - 1)] : [])], values));
    const next = pairs + (isOdd ? 1 : 0);
    const joined = Array.from({ length: pairs }, (_, k) =>
      joinedGate(next === 1 ? 'threshold' : gates, gates, [2 * k, 2 * k + 1]),
    );
    layers.push(layerOf([...joined, ...(isOdd ? [carrier(gates, 2 * pairs)] : [])], 2 * pairs + (isOdd ? 1 : 0)));
    values = next;
  }
  return layers;
}

/** One hidden layer of n units that count the ones, and the output, which is a threshold unit in any case. */
function wideLayers(inputs: number, gates: GateName): readonly ParityLayer[] {
  const all = Array.from({ length: inputs }, (_, at) => at);
  const hidden = all.map((at) => countingGate(gates, all, at + 1));
  return [layerOf(hidden, inputs), layerOf([joinedGate('threshold', gates, all)], inputs)];
}

/** An AND for each row of the truth table with an odd number of ones, 2^(n−1) of them, and their OR. */
function termLayers(inputs: number): readonly ParityLayer[] {
  const terms: Gate[] = [];
  for (let row = 0; row < 2 ** inputs; row++) {
    const bits = Array.from({ length: inputs }, (_, at) => Math.floor(row / 2 ** at) % 2);
    const ones = bits.reduce((sum, bit) => sum + bit, 0);
    if (ones % 2 === 0) continue;
    terms.push(thresholdGate(new Map(bits.map((bit, at) => [at, bit === 1 ? 1 : -1])), ones - 0.5));
  }
  const or = thresholdGate(new Map(terms.map((_, at) => [at, 1])), 0.5);
  return [layerOf(terms, inputs), layerOf([or], terms.length)];
}
