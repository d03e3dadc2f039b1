import type { Dataset } from '../../model/dataset';
import { Fault, message } from '../../model/message';
import type { Spec } from '../../model/spec';
import { randomStream } from '../../numerics/streams';
import { type Checkpoint, corrupt } from '../../runs/checkpoint';
import { sharesPart } from '../../runs/identity';
import { tensorsOf } from '../parameters';
import type { Position } from './position';
import { readTensors } from './saved-steps';
import type { Steps, StepsState } from './steps';

/**
 * Brings fresh steps to a moment of another run, and gives the position from which theirs goes on: in the same epoch. They take
 * the moment's weights, and of the rest what still belongs to them: the optimiser's tensors where it is the same optimiser, the
 * random streams under the same seed, and the place in the epoch where that has as many batches. So a branch of an unchanged
 * spec has the bits of the run that it comes from. Throws Fault `branch-moment` of weights of other sizes, and `branch-epochs`
 * where no epoch is left.
 */
export function branchSteps(
  steps: Steps,
  { progress, tensors }: Checkpoint,
  { spec, dataset, epochs }: { readonly spec: Spec; readonly dataset: Dataset; readonly epochs: number },
): Position {
  if (progress.epoch >= epochs) throw new Fault(message('branch-epochs', { epochs, epoch: progress.epoch }));
  const weights = steps.weights();
  const targets = weights.flatMap(tensorsOf);
  const fits = (name: string, own: readonly ArrayLike<number>[]): boolean =>
    own.every((tensor, k) => tensors.get(`${name}.${k}`)?.length === tensor.length) &&
    !tensors.has(`${name}.${own.length}`);
  if (!fits('weights', targets)) throw new Fault(message('branch-moment'));
  readTensors(tensors, 'weights', targets);
  const fresh = steps.save();
  const keepsOptimizer =
    sharesPart(progress.identity, spec, ['train', 'optimizer', 'name']) && fits('optimizer', fresh.optimizer);
  if (keepsOptimizer) readTensors(tensors, 'optimizer', fresh.optimizer);
  const order = orderOf(steps, tensors, spec, dataset);
  const position = positionIn(steps, progress, order);
  const updates = keepsOptimizer ? progress.step - progress.optimizerFrom : 0;
  steps.load(weights);
  steps.restore(
    {
      optimizer: fresh.optimizer,
      optimizerFrom: position.step - updates,
      order: position.batch > 0 ? order?.order : undefined,
      ...streamsOf(fresh, progress, spec),
    },
    position,
  );
  return position;
}

/** The order of the epoch in which the moment is; undefined where another one has to be drawn. */
function orderOf(
  steps: Steps,
  tensors: Checkpoint['tensors'],
  spec: Spec,
  { train }: Dataset,
): { readonly order: Int32Array | undefined } | undefined {
  const order = tensors.get('order.0');
  const shuffles = spec.train.shuffle && steps.batchesPerEpoch > 1;
  if (!shuffles) return order === undefined ? { order: undefined } : undefined;
  return order instanceof Int32Array && order.length === train.m ? { order } : undefined;
}

/** In the middle of the epoch if it is divided as before, else at its beginning. */
function positionIn(
  { batchesPerEpoch }: Steps,
  { epoch, batch, step }: Checkpoint['progress'],
  order: object | undefined,
): Position {
  const isSame = step === epoch * batchesPerEpoch + batch && batch < batchesPerEpoch && order !== undefined;
  return isSame ? { epoch, batch, step } : { epoch, batch: 0, step: epoch * batchesPerEpoch };
}

/** The random streams go on under the same seed; another seed begins its own. */
function streamsOf(
  fresh: StepsState,
  { identity, shuffle, dropout }: Checkpoint['progress'],
  spec: Spec,
): Pick<StepsState, 'shuffle' | 'dropout'> {
  if (!sharesPart(identity, spec, ['seed'])) return { shuffle: fresh.shuffle, dropout: fresh.dropout };
  const stream = randomStream(spec.seed.rng, spec.seed.value, 'shuffle');
  if (!stream.accepts(shuffle) || !stream.accepts(dropout)) throw corrupt();
  return { shuffle, dropout };
}
