import { lossNames } from '../../model/loss';
import { optimizerDefaults, optimizerNames, optimizersWith } from '../../model/optimizer';
import { defaultSchedule, scheduleNames, schedulesWith } from '../../model/schedule';
import { watchNames } from '../../model/train';
import { type NodeTerm, nodeTerm, type PropertyTerm } from './term';
import { choice, onOff, real, whole } from './type';

export const defaultEpochs = 100;
/** Epochs without a better figure after which `stop` ends a run. */
export const defaultPatience = 10;

const parameter = (name: keyof typeof optimizerDefaults, range: Parameters<typeof real>[0]): PropertyTerm => ({
  name,
  type: real(range),
  default: String(optimizerDefaults[name]),
  ...(name === 'lr' ? {} : { only: { term: 'name', values: optimizersWith(name) } }),
});

const fraction = { min: 0, below: 1 };

const optimizer = nodeTerm('train', 'optimizer', {
  arguments: [{ name: 'name', type: choice(optimizerNames), required: true }],
  properties: [
    parameter('lr', { min: 0 }),
    parameter('momentum', fraction),
    parameter('alpha', fraction),
    parameter('beta1', fraction),
    parameter('beta2', fraction),
    parameter('epsilon', { above: 0 }),
    parameter('decay', { min: 0 }),
  ],
});

const schedule = nodeTerm('train', 'schedule', {
  arguments: [{ name: 'name', type: choice(scheduleNames), required: false, default: defaultSchedule }],
  properties: [
    { name: 'every', type: whole(1), required: true, only: { term: 'name', values: schedulesWith('every') } },
    {
      name: 'factor',
      type: real({ above: 0 }),
      required: true,
      only: { term: 'name', values: schedulesWith('factor') },
    },
    { name: 'min', type: real({ min: 0 }), default: '0', only: { term: 'name', values: schedulesWith('min') } },
    { name: 'warmup', type: whole(0), default: '0' },
  ],
});

/** The nodes that `train` may contain. */
export const trainTerms: readonly NodeTerm[] = [
  nodeTerm('train', 'loss', { arguments: [{ name: 'name', type: choice(lossNames), required: true }] }),
  optimizer,
  schedule,
  nodeTerm('train', 'batch', {
    arguments: [
      {
        name: 'size',
        type: { kind: 'choice-or-whole', values: ['full'], min: 1, max: Number.MAX_SAFE_INTEGER },
        required: true,
      },
    ],
    properties: [{ name: 'shuffle', type: onOff, default: '#true' }],
  }),
  nodeTerm('train', 'epochs', { arguments: [{ name: 'epochs', type: whole(0), required: true }] }),
  nodeTerm('train', 'l2', { arguments: [{ name: 'lambda', type: real({ min: 0 }), required: true }] }),
  nodeTerm('train', 'clip', { arguments: [{ name: 'norm', type: real({ above: 0 }), required: true }] }),
  nodeTerm('train', 'class-weights', {
    arguments: [
      {
        name: 'weights',
        type: { kind: 'choice-or-real', values: ['balanced'], range: { min: 0 } },
        required: true,
        repeats: true,
      },
    ],
  }),
  nodeTerm('train', 'stop', {
    flags: ['restore-best'],
    properties: [
      { name: 'patience', type: whole(1), default: String(defaultPatience) },
      { name: 'watch', type: choice(watchNames) },
    ],
  }),
  nodeTerm('train', 'precision', {
    arguments: [{ name: 'precision', type: choice(['float32', 'float64']), required: true }],
  }),
];
