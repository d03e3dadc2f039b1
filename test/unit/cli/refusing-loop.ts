// A training thread for tests that refuses to stop, or cannot save, by the fault or the defect that the run's id names.

import { parentPort } from 'node:worker_threads';
import { Fault, message } from '../../../src/model/message';
import type { TrainingStatus } from '../../../src/model/record';
import { engineContract, engineEvents } from '../../../src/protocol/engine';
import { Peer } from '../../../src/protocol/rpc';
import type { Progress } from '../../../src/protocol/training';
import { historyOf } from '../../../src/runs/history/columns';
import { threadChannel } from '../../../src/worker/channels.node';
import { describeFailure } from '../../../src/worker/describe-fault';

if (!parentPort) throw new Error('a training thread is a thread');
let run = '';
const progress = (status: TrainingStatus): Progress => ({
  status,
  epoch: 0,
  epochs: 1,
  step: 0,
  seconds: 0,
  samplesPerSecond: 0,
});
const missing = (): never => {
  throw new Error('not asked in these tests');
};
const stop = (): never => {
  if (run === 'defect') throw new RangeError('a sum has no terms');
  if (run === 'fault') throw new Fault(message('disk-full', { path: 'weights' }));
  caller.emit('progress', progress('finished'));
  throw new Fault(message('train-not-running'));
};
const caller = new Peer(
  threadChannel(parentPort),
  engineContract,
  engineEvents,
  {
    calls: {
      prepare: ({ load }) => ({
        load,
        features: 1,
        outputs: 1,
        featureNames: ['x'],
        targetNames: ['y'],
        examples: { train: 1, validation: 0, test: 0 },
        parameters: 2,
        bytes: 8,
        dataHash: '',
        progress: progress('ready'),
      }),
      start: ({ run: target }) => {
        run = target?.id ?? '';
        caller.emit('progress', progress('training'));
        const unsaved = new Fault(message('disk-full', { path: 'weights' }), { file: 'a.csv', line: 3 });
        if (run === 'full') caller.emit('failed', describeFailure(unsaved));
        if (run === 'broken') caller.emit('failed', { trace: 'TypeError: no sum\n    at a line' });
        if (['full', 'broken', 'saving'].includes(run)) caller.emit('progress', progress('paused'));
        if (run === 'saving') caller.emit('progress', progress('finished'));
        return {};
      },
      stop,
      moment: missing,
      pause: missing,
      resume: missing,
      step: missing,
      watch: missing,
      history: () => historyOf([]),
      example: missing,
      wrong: missing,
      points: missing,
      unit: missing,
      landscape: missing,
      race: missing,
      health: missing,
      results: missing,
      walk: missing,
      gradcheck: missing,
      fit: missing,
      plane: missing,
      travel: () => ({}),
      search: () => ({ isOver: true, from: 0 }),
      film: missing,
      series: missing,
      spreads: missing,
      derive: missing,
      layer: missing,
    },
    events: {},
  },
  { report: () => undefined, describe: describeFailure },
);
