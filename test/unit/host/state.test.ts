import { deepEqual, equal } from 'node:assert/strict';
import type { StoredRun } from '../../../src/host/runs/store';
import type { SpecReading } from '../../../src/host/session/environment';
import { type Loaded, SessionState } from '../../../src/host/session/state';
import { analyze } from '../../../src/language/analyze';
import { message } from '../../../src/model/message';
import type { Spec } from '../../../src/model/spec';
import type { Prepared, Progress } from '../../../src/protocol/training';
import { historyOf } from '../../../src/runs/history/columns';
import type { RunRecord } from '../../../src/runs/run-record';

function specOf(text: string): Spec {
  const { spec } = analyze(text);
  if (!spec) throw new Error('the test’s spec can’t be read');
  return spec;
}
const network = 'model { input 2; dense out 1 sigmoid }\nexpect { test-accuracy min=0.9 }';
const text = `nnet 1\ndata { generate xor; holdout 0.2 }\n${network}`;
const spec = specOf(text);
const respaced = specOf(`// the same\n${text.replaceAll('; ', ';   ')}`);
const longer = specOf(`${text}\ntrain { epochs 7 }`);
const otherData = specOf(text.replace('xor', 'moons'));

const progress: Progress = { status: 'training', epoch: 3, epochs: 9, step: 30, seconds: 1, samplesPerSecond: 1 };
const prepared: Prepared = {
  ...{
    load: 1,
    features: 2,
    outputs: 1,
    featureNames: [],
    targetNames: [],
    examples: { train: 320, validation: 0, test: 80 },
  },
  ...{ parameters: 3, bytes: 100, dataHash: 'x', progress },
};
const run = { id: '4', label: message('run-label'), folder: '/runs/4' };
const record: RunRecord = {
  ...{ format: 1, id: '4', spec: '/a.nnet', seed: 1, rng: 'pcg64', precision: 'float32', dataHash: 'x', specHash: 'y' },
  engine: { version: '1', kind: 'reference', arithmetic: 'mul-add' },
  ...{ status: 'stopped', started: '', updated: '', epochs: 9, every: 1, epoch: 5, step: 50, seconds: 8 },
};
const reading: SpecReading = {
  ...{ place: 'file', foreign: false, oversized: false, errors: 0, hasData: true, dataExample: '' },
  ...{ text, spec, path: '/a.nnet' },
};

/** A session whose engine holds this. */
function holding(loaded: Loaded | undefined, status?: Progress['status']): SessionState {
  const state = new SessionState();
  state.begin('live', loaded);
  state.prepared = prepared;
  state.progress = status && { ...progress, status };
  return state;
}

describe('The state of a session', () => {
  it('holds a spec whatever its spaces, and knows its data by their block alone', () => {
    const state = holding({ spec, text });
    deepEqual(
      [spec, respaced, longer, otherData, undefined].map((each) => state.holds(each)),
      [true, true, false, false, false],
    );
    equal(new SessionState().holds(undefined), false);
    deepEqual(
      [spec, longer, otherData, undefined].map((each) => state.dataOf(each)?.examples.train),
      [320, 320, undefined, undefined],
    );
    const bare = specOf('nnet 1\nmodel { input 2; dense out 1 }');
    equal(holding({ spec: bare, text }).dataOf(bare), undefined);
  });

  it('is active while a run is under way, and ready with fresh weights only', () => {
    const of = (status: Progress['status']) => holding({ spec, text }, status);
    deepEqual(
      (['training', 'paused', 'ready', 'finished', 'stopped'] as const).map((each) => of(each).active),
      [true, true, false, false, false],
    );
    equal(of('ready').ready, true);
    equal(of('finished').ready, false);
    equal(holding({ spec, text, run }, 'ready').ready, false);
    const preparing = of('ready');
    preparing.phase = 'preparing';
    equal(preparing.ready, false);
  });

  it('has a result where there is a run, and keeps it once the engine rests', () => {
    equal(holding({ spec, text }, 'finished').result, undefined);
    equal(holding({ spec, text, run }).result, undefined);
    const state = holding({ spec, text, run }, 'stopped');
    state.progress = {
      ...progress,
      status: 'stopped',
      verdicts: [{ name: 'test-accuracy', pass: true, actual: 0.95 }],
    };
    const outcomes = [{ name: 'test-accuracy', pass: true, actual: 0.95, min: 0.9 }];
    deepEqual([state.result?.id, state.result?.outcomes, state.stoppedRun], ['4', outcomes, '4']);
    state.rest();
    deepEqual([state.phase, state.loaded, state.result?.id, state.stoppedRun], ['none', undefined, '4', '4']);
    state.begin('preparing', { spec, text });
    deepEqual([state.phase, state.result, state.stoppedRun], ['preparing', undefined, undefined]);
    equal(holding({ spec, text, run }, 'finished').stoppedRun, undefined);
  });

  it('stops a run that is under way when its engine is lost, and no other', () => {
    for (const [before, after] of [
      ['training', 'stopped'],
      ['paused', 'stopped'],
      ['finished', 'finished'],
    ] as const) {
      const state = holding({ spec, text, run }, before);
      state.lose('It has ended.');
      deepEqual([state.phase, state.sentence, state.status], ['lost', 'It has ended.', after]);
    }
    const fresh = holding({ spec, text });
    fresh.lose('It has ended.');
    equal(fresh.progress, undefined);
  });

  it('is that of the folder where a run is read from it', () => {
    const last = { epoch: 5, step: 50, train: { cost: 0.5, accuracy: 0.75 } };
    const stored = (test?: RunRecord['test']): StoredRun => ({
      ...{ id: '4', folder: '/runs/4', label: message('run-label'), history: historyOf([last]) },
      record: { ...record, ...(test ? { test } : {}) },
    });
    const state = holding({ spec, text, run }, 'training');
    state.showStored(stored());
    deepEqual(state.progress, { ...progress, status: 'stopped', epoch: 5, step: 50, seconds: 8, record: last });
    state.showStored({ ...stored(), history: historyOf([]) });
    equal(state.progress !== undefined && 'record' in state.progress, false);
    state.showStored(stored({ cost: 1, accuracy: 0.5 }));
    equal(state.progress?.record?.test !== undefined, true);
    const fresh = holding({ spec, text });
    fresh.showStored(stored());
    equal(fresh.progress, undefined);
  });

  it('gives the panel what there is, and leaves out what there is not', () => {
    const bare = holding({ spec, text }).facts(reading, true);
    deepEqual(
      ['status', 'progress', 'sentence', 'run', 'heldBy'].filter((key) => key in bare),
      [],
    );
    deepEqual(
      [bare.engine, bare.trusted, bare.resumable, bare.specChanged, bare.outcomes],
      ['live', true, false, false, []],
    );
    const holder = { process: 7, host: 'here' };
    const state = holding({ spec, text, run: { ...run, holder } }, 'stopped');
    state.sentence = 'Look.';
    const { status, sentence, heldBy, resumable, run: shown, specChanged } = state.facts(reading, false);
    deepEqual(
      [status, sentence, heldBy, resumable, shown?.id, specChanged],
      ['stopped', 'Look.', holder, true, '4', false],
    );
    equal(state.facts({ ...reading, spec: longer }, false).specChanged, true);
    equal(state.facts({ ...reading, spec: respaced }, false).specChanged, false);
    equal(holding({ spec, text }).facts({ ...reading, spec: longer }, false).specChanged, false);
  });
});
