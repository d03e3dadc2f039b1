// The networks that every system trains: sizes, batches, and how they learn.

/**
 * @typedef {object} Workload
 * @property {string} name
 * @property {readonly number[]} layers n_x, then the units of each dense layer
 * @property {'tanh' | 'relu'} hidden
 * @property {'sigmoid' | 'softmax'} output with its cross-entropy
 * @property {number} batch
 * @property {number} examples a whole number of batches
 * @property {'gradient-descent' | 'momentum' | 'adam'} optimizer
 * @property {number} rate α
 * @property {number} checks steps on the first batch after which all systems must have come to the same cost
 */

/** @type {Pick<Workload, 'optimizer' | 'rate' | 'checks'>} */
const descent = { optimizer: 'gradient-descent', rate: 0.01, checks: 5 };
/** @type {Pick<Workload, 'optimizer'>} */
const momentum = { optimizer: 'momentum' };
/** @type {Pick<Workload, 'optimizer' | 'rate'>} */
const adam = { optimizer: 'adam', rate: 0.001 };

/** @type {Workload} */
const planar = {
  ...descent,
  name: 'W1',
  layers: [2, 8, 8, 1],
  hidden: 'tanh',
  output: 'sigmoid',
  batch: 10,
  examples: 500,
};
/** @type {Workload} */
const images = {
  ...descent,
  name: 'W3',
  layers: [784, 128, 64, 10],
  hidden: 'relu',
  output: 'softmax',
  batch: 64,
  examples: 6400,
};

/** @type {readonly Workload[]} */
export const workloads = [
  planar,
  { ...planar, name: 'W1f', batch: 500 },
  {
    ...descent,
    name: 'W2',
    layers: [12288, 20, 7, 5, 1],
    hidden: 'relu',
    output: 'sigmoid',
    batch: 209,
    examples: 209,
    rate: 0.0005,
  },
  images,
  // Its steps take seconds in the slowest libraries, so two of them must do for the check.
  { ...images, name: 'W4', layers: [784, 1024, 1024, 10], batch: 256, examples: 2560, checks: 2 },
  {
    ...descent,
    name: 'W5',
    layers: [64, ...Array(20).fill(64), 1],
    hidden: 'relu',
    output: 'sigmoid',
    batch: 32,
    examples: 3200,
  },
  { ...planar, ...momentum, name: 'W1 momentum' },
  { ...planar, ...adam, name: 'W1 Adam' },
  { ...images, ...momentum, name: 'W3 momentum' },
  { ...images, ...adam, name: 'W3 Adam' },
];

/**
 * The sizes of a workload's layers; throws where there is none but the input.
 * @param {Workload['layers']} layers
 * @returns {{ features: number, outputs: number, dense: { inputs: number, units: number }[] }}
 */
export function shapesOf([features, ...rest]) {
  const outputs = rest.at(-1);
  if (features === undefined || outputs === undefined) throw new RangeError('a workload has at least one dense layer');
  let inputs = features;
  const dense = rest.map((units) => {
    const shape = { inputs, units };
    inputs = units;
    return shape;
  });
  return { features, outputs, dense };
}

/**
 * Floating-point operations that a training step takes for each example: two a multiply-add, for Z and dW of every
 * layer, and for dA of every layer but the first.
 * @param {Workload} workload
 */
export function operations({ layers }) {
  let all = 0;
  for (const [l, { inputs, units }] of shapesOf(layers).dense.entries()) all += (l === 0 ? 4 : 6) * inputs * units;
  return all;
}

/**
 * Bytes that training cannot do without, in float32: parameters with the optimiser's moments, the activations of a
 * batch, and the examples.
 * @param {Workload} workload
 */
export function bytesNeeded({ layers, batch, examples, optimizer }) {
  const moments = { 'gradient-descent': 0, momentum: 1, adam: 2 }[optimizer];
  const { features, outputs, dense } = shapesOf(layers);
  let parameters = 0;
  let activations = 0;
  for (const { inputs, units } of dense) {
    parameters += units * (inputs + 1);
    activations += units * batch;
  }
  const data = examples * (features + outputs);
  return 4 * (parameters * (1 + moments) + activations + data);
}
