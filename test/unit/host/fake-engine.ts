// An engine for tests of the session: the contract of the real one, and faults on demand. The spec's name says which.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TrainingStatus } from '../../../src/model/record';
import { engineContract, engineEvents, type RunTarget } from '../../../src/protocol/engine';
import { Peer } from '../../../src/protocol/rpc';
import type { Progress } from '../../../src/protocol/training';
import { historyOf } from '../../../src/runs/history/columns';

let fault = '';
let status: TrainingStatus = 'ready';
let run: RunTarget | null = null;
const never = new Promise<never>(() => undefined);
const progress = (): Progress => ({ status, epoch: 0, epochs: 100, step: 0, seconds: 0, samplesPerSecond: 0 });
const become = (next: TrainingStatus): Record<string, never> => {
  status = next;
  host.emit('progress', progress());
  return {};
};
/** What Stop leaves to do in an engine that reports the stop before its files are written. */
let saveEnd = (): void => undefined;
const history = historyOf([{ epoch: 0, step: 0, train: { cost: 0.7 } }]);
let loaded = 0;
/** The files of a stopped run, in an engine that writes them after its answer. */
let writing: Promise<void> | undefined;
const write = (): void => writeFileSync(join(run?.folder ?? '.', 'written'), 'the last checkpoint');
const missing = (): never => {
  throw new Error('not asked in these tests');
};

const host = new Peer(
  { post: (message) => process.send?.(message), listen: (receive) => process.on('message', receive) },
  engineContract,
  engineEvents,
  {
    calls: {
      prepare: async ({ load, spec, from, branch, memoryLimit, tier, threads }) => {
        fault = spec.name ?? '';
        if (fault === 'unreadable') throw new Error('no such data');
        if (fault === 'slow' || fault === 'endless') host.emit('reading', { share: 0.25 });
        if (fault === 'endless') await never;
        if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, 150));
        if (fault === 'suicide') setTimeout(() => process.kill(process.pid, 'SIGKILL'), 100);
        status = from ? 'stopped' : 'ready';
        loaded = load;
        return {
          load,
          features: 2,
          outputs: 1,
          featureNames: ['x', 'y'],
          targetNames: ['z'],
          examples: { train: 320, validation: 0, test: 80 },
          parameters: 9,
          bytes: 1000,
          // By this a test sees which settings it was loaded by.
          dataHash: JSON.stringify({ memoryLimit, tier, threads, ...(branch ? { parent: branch.parent } : {}) }),
          progress: progress(),
        };
      },
      start: ({ run: target, paused }) => {
        run = target;
        if (fault === 'crash') process.exit(7);
        writeFileSync(join(target?.folder ?? '.', 'pid'), String(process.pid));
        writeFileSync(join(target?.folder ?? '.', 'moment-bytes'), String(target?.momentBytes));
        become(paused ? 'paused' : 'training');
        if (fault === 'quick') become('finished');
        if (fault === 'judged') {
          status = 'finished';
          host.emit('progress', { ...progress(), verdicts: [{ name: 'train-cost', pass: false, actual: 0.7 }] });
        }
        return {};
      },
      pause: () => become('paused'),
      resume: () => become('training'),
      step: () => become('paused'),
      stop: () => {
        saveEnd = () => {
          const saved = fault === 'unsaved' ? { saved: { epoch: 5, step: 5 } } : {};
          host.emit('progress', { ...progress(), epoch: 7, ...saved });
        };
        if (fault === 'late') writing = new Promise((resolve) => setTimeout(resolve, 100)).then(write);
        return fault === 'deaf' ? never : become('stopped');
      },
      watch: async () => {
        await writing;
        if (fault === 'replaced' && status === 'stopped') throw new Error('the loop was ended');
        return {};
      },
      history: () => history,
      moment: () => ({ step: 260, moment: new ArrayBuffer(3) }),
      example: missing,
      wrong: () => ({ moment: { load: loaded, epoch: 0, step: 0 }, indices: Float64Array.of(run ? 1 : 0).buffer }),
      points: () => {
        saveEnd();
        return null;
      },
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
      // A defect of its own, in addition to the answer.
      layer: () => {
        host.emit('failed', { trace: 'a defect' });
        return missing();
      },
    },
    events: {},
  },
  { report: () => undefined, describe: () => ({ fault: { detail: { code: 'engine-absent', args: {} } } }) },
);
process.on('disconnect', () => {
  if (fault === 'stuck') {
    setInterval(() => undefined, 1000);
    return;
  }
  setTimeout(
    () => {
      if (run && status === 'training') write();
      process.exit(0);
    },
    fault === 'late' ? 300 : 0,
  );
});
host.emit('ready', { version: 'fake', node: process.version });
