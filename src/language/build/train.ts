import { givesProbabilities } from '../../model/activation';
import type { Layer } from '../../model/layer';
import { type LossName, lossNames } from '../../model/loss';
import { type Optimizer, optimizerDefaults, optimizerNames } from '../../model/optimizer';
import { defaultSchedule, type Schedule, scheduleNames } from '../../model/schedule';
import { type DataSpec, setsOfData } from '../../model/source';
import { type ClassWeights, defaultWatch, type EarlyStop, type Training, watchNames } from '../../model/train';
import { defaultEpochs, defaultPatience } from '../vocabulary/train';
import { lastActivation } from './activation';
import type { ReadNode } from './reading';

/** The `train` block with every default filled in; all defaults if there is none. */
export function readTraining(
  train: ReadNode | undefined,
  layers: readonly Layer[],
  data: DataSpec | undefined,
): Training {
  const clip = train?.child('clip')?.number('norm');
  const stop = readStop(train?.child('stop'), data);
  const classWeights = readClassWeights(train?.child('class-weights'));
  const batch = train?.child('batch');
  return {
    loss: train?.child('loss')?.choice('name', lossNames) ?? defaultLoss(layers),
    optimizer: readOptimizer(train?.child('optimizer')),
    schedule: readSchedule(train?.child('schedule')),
    batch: batch?.number('size') ?? 'full',
    shuffle: batch?.switch('shuffle') ?? true,
    epochs: train?.child('epochs')?.number('epochs') ?? defaultEpochs,
    l2: train?.child('l2')?.number('lambda') ?? 0,
    ...(clip === undefined ? {} : { clip }),
    ...(classWeights ? { classWeights } : {}),
    ...(stop ? { stop } : {}),
    precision: train?.child('precision')?.choice('precision', ['float32', 'float64']) ?? 'float32',
  };
}

/** Cross-entropy after probabilities, mean squared error after anything else. */
function defaultLoss(layers: readonly Layer[]): LossName {
  const output = lastActivation(layers);
  return output && givesProbabilities(output) ? 'cross-entropy' : 'mse';
}

function readOptimizer(node: ReadNode | undefined): Optimizer {
  const parameter = (name: keyof typeof optimizerDefaults): number => node?.number(name) ?? optimizerDefaults[name];
  return {
    name: node?.choice('name', optimizerNames) ?? 'gradient-descent',
    lr: parameter('lr'),
    momentum: parameter('momentum'),
    alpha: parameter('alpha'),
    beta1: parameter('beta1'),
    beta2: parameter('beta2'),
    epsilon: parameter('epsilon'),
    decay: parameter('decay'),
  };
}

function readSchedule(node: ReadNode | undefined): Schedule {
  return {
    name: node?.choice('name', scheduleNames) ?? defaultSchedule,
    every: node?.number('every') ?? 1,
    factor: node?.number('factor') ?? 1,
    min: node?.number('min') ?? 0,
    warmup: node?.number('warmup') ?? 0,
  };
}

function readClassWeights(node: ReadNode | undefined): ClassWeights | undefined {
  if (!node) return undefined;
  const values = node.arguments.map((reading) => node.fitting(reading));
  const numbers = values.filter((value) => typeof value === 'number');
  if (values.includes('balanced')) return 'balanced';
  return numbers.length > 0 ? numbers : undefined;
}

function readStop(node: ReadNode | undefined, data: DataSpec | undefined): EarlyStop | undefined {
  if (!node) return undefined;
  return {
    patience: node.number('patience') ?? defaultPatience,
    watch: node.choice('watch', watchNames) ?? defaultWatch(data ? setsOfData(data) : []),
    restoreBest: node.flags.has('restore-best'),
  };
}
