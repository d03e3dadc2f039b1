import { type Optimizer, optimizerDefaults } from '../../model/optimizer';
import { defaultSchedule, type Schedule, schedulesWith } from '../../model/schedule';
import type { Training } from '../../model/train';
import { argument, flag, type PrintedEntry, type PrintedNode, property } from './node';

/** The nodes of the `train` block: those that determine a run always, others if they are not the default. */
export function trainNodes(train: Training): readonly PrintedNode[] {
  const { loss, optimizer, schedule, batch, shuffle, epochs, l2, clip, classWeights, stop, precision } = train;
  return [
    single('loss', loss),
    { name: 'optimizer', entries: optimizerEntries(optimizer) },
    ...(isConstant(schedule) ? [] : [{ name: 'schedule', entries: scheduleEntries(schedule) }]),
    { name: 'batch', entries: [argument(batch), ...property('shuffle', shuffle, true)] },
    single('epochs', epochs),
    ...(Object.is(l2, 0) ? [] : [single('l2', l2)]),
    ...(clip === undefined ? [] : [single('clip', clip)]),
    ...(classWeights === undefined ? [] : [{ name: 'class-weights', entries: [classWeights].flat().map(argument) }]),
    ...(stop
      ? [
          {
            name: 'stop',
            entries: [
              ...property('patience', stop.patience),
              ...property('watch', stop.watch),
              ...flag('restore-best', stop.restoreBest),
            ],
          },
        ]
      : []),
    ...(precision === 'float32' ? [] : [single('precision', precision)]),
  ];
}

function single(name: string, value: string | number): PrintedNode {
  return { name, entries: [argument(value)] };
}

function optimizerEntries({ name, lr, ...parameters }: Optimizer): readonly PrintedEntry[] {
  return [
    argument(name),
    ...property('lr', lr),
    ...property('momentum', parameters.momentum, optimizerDefaults.momentum),
    ...property('alpha', parameters.alpha, optimizerDefaults.alpha),
    ...property('beta1', parameters.beta1, optimizerDefaults.beta1),
    ...property('beta2', parameters.beta2, optimizerDefaults.beta2),
    ...property('epsilon', parameters.epsilon, optimizerDefaults.epsilon),
    ...property('decay', parameters.decay, optimizerDefaults.decay),
  ];
}

function isConstant({ name, every, factor, min, warmup }: Schedule): boolean {
  return name === defaultSchedule && every === 1 && factor === 1 && Object.is(min, 0) && Object.is(warmup, 0);
}

/** A schedule always has its required properties. */
function scheduleEntries({ name, every, factor, min, warmup }: Schedule): readonly PrintedEntry[] {
  return [
    argument(name),
    ...property('every', every, schedulesWith('every').includes(name) ? undefined : 1),
    ...property('factor', factor, schedulesWith('factor').includes(name) ? undefined : 1),
    ...property('min', min, 0),
    ...property('warmup', warmup, 0),
  ];
}
