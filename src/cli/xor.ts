import { prepareData } from '../data/prepare';
import { networkWith } from '../engine/network';
import { predict } from '../engine/predict';
import { Trainer } from '../engine/training/trainer';
import { encodeWeights } from '../engine/weights-file';
import { print } from '../language/print/spec';
import type { MessageCode } from '../messages/translate';
import type { Dataset } from '../model/dataset';
import { Fault, message } from '../model/message';
import { buildParity } from '../model/parity/build';
import {
  countsOf,
  fewestInputs,
  gateNames,
  mostInputs,
  type ParityNetwork,
  type ParityShape,
  parityShapes,
  weightsOf,
} from '../model/parity/construction';
import { layerNames, paritySpec, theoremOf } from '../model/parity/spec';
import { encodeUtf8 } from '../model/utf8';
import { writeAtomically } from '../worker/atomic-file.node';
import { exit, type PlainCommand } from './command';
import type { Output } from './output';
import { table } from './table';

/** Seeds from which each network is trained, counted from 1. */
const seeds = 5;
/** Epochs that a written spec has where the option says none. */
const defaultEpochs = 1000;

/** Shapes that are trained: the AND terms are only counted, since they are as many as the rows. */
const trains: Readonly<Record<ParityShape, boolean>> = { tree: true, wide: true, terms: false };

interface Trained {
  readonly epochs: number;
  /** Accuracy on the truth table at the end, by seed. */
  readonly accuracies: readonly number[];
}

interface Examined {
  readonly network: ParityNetwork;
  /** Rows of the truth table that it gets wrong. */
  readonly wrong: number;
  readonly trained?: Trained;
}

/** n-bit XOR as a tree and with one hidden layer, constructed, counted, checked on every input, and trained. */
export const xor: PlainCommand = {
  name: 'xor',
  options: ['inputs', 'shape', 'gates', 'epochs', 'out'],
  runAlone(options, { output }) {
    const inputs = options.requiredWhole('inputs', fewestInputs, mostInputs);
    const gates = options.choice('gates', gateNames) ?? 'threshold';
    const shape = options.choice('shape', parityShapes);
    const epochs = options.whole('epochs', 1);
    const out = options.text('out');
    if (out !== undefined && shape === undefined) {
      throw new Fault(message('cli-option-with', { option: '--out', needed: '--shape' }));
    }
    const networks = (shape === undefined ? parityShapes : [shape]).map((each) => buildParity(inputs, each, gates));
    const dataset = prepareData(paritySpec(networks[0] ?? buildParity(inputs, 'tree', gates), 1), new Map());
    const examined = networks.map((network) => examine(network, dataset, epochs));
    const [first] = networks;
    const files = out === undefined || !first ? undefined : write(first, out, epochs ?? defaultEpochs);
    output.value({
      inputs,
      rows: dataset.train.m,
      constructions: examined.map((each) => report(each, output)),
      ...(files ? { files } : {}),
    });
    tell(inputs, examined, output);
    if (files) output.say('cli-xor-written', { files: files.join(', ') });
    return examined.every(({ wrong }) => wrong === 0) ? exit.fine : exit.bad;
  },
};

/** Goes through the whole truth table, and trains the same layers from random weights. */
function examine(network: ParityNetwork, dataset: Dataset, epochs: number | undefined): Examined {
  const constructed = networkWith(paritySpec(network, 1, ''), weightsOf(network, layerNames(network)));
  const { classes } = predict(constructed, dataset.train.x);
  const wrong = classes.filter((found, row) => found !== dataset.train.y[row]).length;
  if (epochs === undefined || !trains[network.shape]) return { network, wrong };
  const spec = paritySpec(network, epochs);
  const accuracies = Array.from({ length: seeds }, (_, k) => {
    const trainer = new Trainer({ ...spec, seed: { value: k + 1, rng: 'pcg64' } }, dataset, { every: epochs });
    while (!trainer.done) trainer.train();
    return trainer.measure('train')?.accuracy ?? Number.NaN;
  });
  return { network, wrong, trained: { epochs, accuracies } };
}

/** The spec and, beside it, its constructed weights. */
function write(network: ParityNetwork, out: string, epochs: number): readonly [string, string] {
  const weights = `${out.replace(/\.nnet$/, '')}.safetensors`;
  const name = weights.slice(Math.max(weights.lastIndexOf('/'), weights.lastIndexOf('\\')) + 1);
  writeAtomically(weights, encodeWeights({ weights: weightsOf(network, layerNames(network)) }));
  writeAtomically(out, encodeUtf8(print(paritySpec(network, epochs, name))));
  return [out, weights];
}

function report({ network, wrong, trained }: Examined, output: Output) {
  const { shape, gates } = network;
  return {
    shape,
    gates,
    ...countsOf(network),
    wrong,
    theorem: output.sentence(theoremOf(network)),
    ...(trained ? { trained } : {}),
  };
}

function tell(inputs: number, examined: readonly Examined[], output: Output): void {
  output.say('cli-xor-title', { inputs, rows: 2 ** inputs });
  const heads: readonly MessageCode[] = [
    'cli-xor-shape',
    'cli-xor-gates',
    'cli-xor-units',
    'cli-xor-carriers',
    'cli-xor-layers',
    'cli-xor-widths',
    'cli-xor-parameters',
    'cli-xor-connections',
    'cli-xor-wrong',
  ];
  const rows = examined.map(({ network, wrong }) => {
    const { units, carriers, layers, widths, parameters, connections } = countsOf(network);
    return [
      network.shape,
      network.gates,
      ...[units, carriers, layers].map(String),
      widths.join('-'),
      ...[parameters, connections, wrong].map(String),
    ];
  });
  output.lines(table([heads.map((code) => output.sentence(message(code))), ...rows]));
  for (const { network, trained } of examined) {
    if (!trained) continue;
    const { epochs, accuracies } = trained;
    output.say('cli-xor-trained', {
      shape: network.shape,
      epochs,
      seeds,
      right: accuracies.filter((accuracy) => accuracy === 1).length,
      accuracies: accuracies.map((accuracy) => `${(100 * accuracy).toFixed(1)} %`).join(', '),
    });
  }
  for (const { network } of examined) output.line(`${network.shape}: ${output.sentence(theoremOf(network))}`);
}
