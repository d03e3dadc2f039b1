import type { Dataset } from '../../model/dataset';
import { Fault, message } from '../../model/message';
import { scheduleFacts } from '../../model/schedule';
import type { Spec } from '../../model/spec';
import type { NetworkWeights } from '../../model/weights';
import { randomStream } from '../../numerics/streams';
import { type Checkpoint, checkCheckpoint, encodeCheckpoint, type Progress } from '../../runs/checkpoint';
import type { StoredValues } from '../../runs/safetensors';
import { tensorsOf } from '../parameters';
import type { Tensor } from '../tensor';
import type { Position } from './position';
import type { Steps } from './steps';

/** What a checkpoint holds of the steps alone. */
export interface SavedSteps {
  readonly progress: Pick<
    Progress,
    | 'identity'
    | 'dataHash'
    | 'engine'
    | 'arithmetic'
    | 'epoch'
    | 'step'
    | 'batch'
    | 'optimizerFrom'
    | 'shuffle'
    | 'dropout'
  >;
  readonly tensors: Map<string, StoredValues>;
}

/** Whose steps they are. */
export interface StepsOwner {
  readonly spec: Spec;
  /** That of the spec: it takes longer than all the rest of a small network's moment. */
  readonly identity: string;
  readonly dataset: Dataset;
  /** Planned epochs. */
  readonly epochs: number;
}

/** The state of the steps at a position; `weights` are those to go on with, if they are not the present ones. */
export function saveSteps(
  { identity, dataset }: StepsOwner,
  steps: Steps,
  position: Position,
  weights: NetworkWeights = steps.weights(),
): SavedSteps {
  const { optimizer, optimizerFrom, order, shuffle, dropout } = steps.save();
  const tensors = new Map<string, StoredValues>([
    ...named('weights', weights.flatMap(tensorsOf)),
    ...named('optimizer', optimizer),
    ...named('order', order && position.batch > 0 ? [order] : []),
  ]);
  const { kind: engine, arithmetic } = steps.engine;
  return {
    progress: { identity, dataHash: dataset.hash, engine, arithmetic, ...position, optimizerFrom, shuffle, dropout },
    tensors,
  };
}

/**
 * The bytes of a moment: all that a replay of later steps needs, without the best weights. `firstCost` is J before any update,
 * where it is known.
 */
export function encodeMoment(of: StepsOwner, steps: Steps, position: Position, firstCost: number | null): Uint8Array {
  const { progress, tensors } = saveSteps(of, steps, position);
  const none = { best: null, looksSince: 0, stoppedEarly: false, divergence: null };
  return encodeCheckpoint({ progress: { ...progress, ...none, epochs: of.epochs, firstCost }, tensors });
}

/** Tensors by their names in a checkpoint. */
export function named(name: string, values: readonly StoredValues[]): [string, StoredValues][] {
  return values.map((tensor, k) => [`${name}.${k}`, tensor]);
}

/**
 * Brings steps to the state of a checkpoint and returns its position. Throws Fault `checkpoint-corrupt`;
 * `checkpoint-spec`, `checkpoint-data` or `checkpoint-engine` if the state belongs to another spec, other data, or another
 * engine or arithmetic; `cosine-extended` if a cosine schedule would have to continue for another number of epochs.
 */
export function restoreSteps(
  steps: Steps,
  checkpoint: Checkpoint,
  { spec, identity, dataset, epochs }: StepsOwner,
): Position {
  const { progress, tensors } = checkpoint;
  const { engine } = steps;
  if (progress.identity !== identity) throw new Fault(message('checkpoint-spec', { changes: '' }));
  if (progress.dataHash !== dataset.hash) throw new Fault(message('checkpoint-data', { changes: '' }));
  if (progress.engine !== engine.kind || progress.arithmetic !== engine.arithmetic) {
    const saved = { kind: progress.engine, arithmetic: progress.arithmetic };
    throw new Fault(message('checkpoint-engine', { ...saved, now: engine.kind, nowArithmetic: engine.arithmetic }));
  }
  if (scheduleFacts(spec.train.schedule.name).needsEnd && progress.epochs !== epochs) {
    throw new Fault(message('cosine-extended', { epochs: progress.epochs }));
  }
  const weights = steps.weights();
  const { optimizer } = steps.save();
  const stream = randomStream(spec.seed.rng, spec.seed.value, 'shuffle');
  checkCheckpoint(checkpoint, {
    batches: steps.batchesPerEpoch,
    examples: dataset.train.m,
    weights: weights.flatMap(tensorsOf),
    optimizer,
    shuffles: spec.train.shuffle && steps.batchesPerEpoch > 1,
    acceptsStream: (saved) => stream.accepts(saved),
  });
  readTensors(tensors, 'weights', weights.flatMap(tensorsOf));
  readTensors(tensors, 'optimizer', optimizer);
  const order = tensors.get('order.0');
  const { epoch, batch, step, optimizerFrom, shuffle, dropout } = progress;
  const position = { epoch, batch, step };
  steps.load(weights);
  const held = order instanceof Int32Array ? order : undefined;
  steps.restore({ optimizer, optimizerFrom, order: held, shuffle, dropout }, position);
  return position;
}

/** Fills tensors with those of a checkpoint. */
export function readTensors(tensors: Checkpoint['tensors'], name: string, targets: readonly Tensor[]): void {
  for (const [k, target] of targets.entries()) target.set(tensors.get(`${name}.${k}`) ?? []);
}
