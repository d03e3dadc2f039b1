import assert from 'node:assert/strict';
import { Output } from '../../../src/cli/output';
import { TrainReport } from '../../../src/cli/train-report';
import type { Message } from '../../../src/model/message';
import type { TrainingRecord } from '../../../src/model/record';
import type { Spec } from '../../../src/model/spec';
import type { Prepared, Progress } from '../../../src/protocol/training';
import { dense, input, specOf } from '../engine/specs';

/** Says codes and arguments in place of sentences. */
class Codes extends Output {
  override sentence({ code, args }: Message): string {
    return [code, ...Object.entries(args).map(([name, value]) => `${name}=${value}`)].join(' ');
  }
}

const record = (epoch: number, more: Partial<TrainingRecord> = {}): TrainingRecord => ({
  epoch,
  step: 4 * epoch,
  train: { cost: 1 / (epoch + 1), accuracy: 0.5 },
  ...more,
});
const ready: Progress = { status: 'ready', epoch: 0, epochs: 9, step: 0, seconds: 0, samplesPerSecond: 0 };
const prepared: Prepared = {
  load: 1,
  features: 2,
  outputs: 1,
  featureNames: ['a', 'b'],
  targetNames: ['y'],
  examples: { train: 60, validation: 0, test: 20 },
  parameters: 17,
  bytes: 100,
  dataHash: 'abc',
  progress: ready,
};
const network = specOf([input(2), dense('output', 1, 'sigmoid')], {}, { seed: { value: 3, rng: 'pcg64' } });
const stop = { watch: 'test-cost', patience: 5, minDelta: 0, restoreBest: false } as const;
const stopping = (restoreBest: boolean): Spec => ({
  ...network,
  train: { ...network.train, stop: { ...stop, restoreBest } },
});

interface Circumstances {
  readonly spec?: Spec;
  readonly more?: Partial<Prepared>;
  readonly columns?: number;
  readonly json?: boolean;
}

/** What a report writes while `action` reports. */
async function written(
  action: (report: TrainReport) => void | Promise<void>,
  { spec = network, more = {}, columns, json = false }: Circumstances = {},
) {
  const said = { out: '', error: '' };
  const out = {
    write: (text: string) => {
      said.out += text;
      return true;
    },
    once: () => undefined,
    ...(columns === undefined ? {} : { isTTY: true, columns }),
  };
  const error = { write: (text: string) => (said.error += text) };
  const output = new Codes({ out, error }, 'en', json);
  const changes = more.progress?.epoch ? [{ what: 'optimizer lr', was: '0.1', now: '0.2' }] : [];
  await action(new TrainReport(output, 'a/net.nnet', 'runs/1', spec, { ...prepared, ...more }, changes));
  return { ...said, lines: said.out.split('\n').slice(0, -1) };
}
const start = 'cli-train-start file=net.nnet parameters=17 examples=60 epochs=9 seed=3';
const ended: Progress = { ...ready, status: 'finished', epoch: 9, step: 36, seconds: 1.234, samplesPerSecond: 99.6 };
const finished = ['cli-train-finished epoch=9 seconds=1.23 rate=100', 'cli-weights path=w'];
const afterStart = async (progress: Progress, circumstances: Circumstances = {}) => {
  const { lines } = await written(async (report) => {
    await report.records([]);
    report.end(progress, 'w', 'hash');
  }, circumstances);
  return lines.slice(1);
};

describe('the report of a training', () => {
  it('begins once, with what is trained, how the data were read and why it is slow', async () => {
    const { lines } = await written((report) => {
      report.progress(ready);
      report.progress(ready);
    });
    assert.deepEqual(lines, [start]);
    const more = {
      notes: [{ code: 'data-note-header', args: {} }],
      classWeights: [{ name: 'u', weight: 2.5 }],
      progress: { ...ready, epoch: 4, engine: { kind: 'reference', arithmetic: 'mul-add', reason: 'float64' } },
    } as const;
    const resumed = await written((report) => report.records([]), {
      more: { ...more, notes: [...more.notes], classWeights: [...more.classWeights] },
    });
    assert.deepEqual(resumed.lines, [
      start,
      'data-note-header',
      'cli-class-weights weights=u 2.5',
      'cli-train-resume epoch=4',
      'cli-train-changes changes=optimizer lr 0.1 → 0.2',
      'cli-engine-float64',
    ]);
  });

  it('asks for a newer Node where that would train in a faster tier', async () => {
    const [major = 0] = process.versions.node.split('.').map(Number);
    const older = major < 24 ? [`cli-engine-older node=${process.versions.node}`] : [];
    for (const [tier, expected] of [
      ['C', older],
      ['B', []],
    ] as const) {
      const engine = { kind: 'compiled', arithmetic: 'fma', tier } as const;
      const { lines } = await written((report) => report.records([]), { more: { progress: { ...ready, engine } } });
      assert.deepEqual(lines.slice(1), expected);
    }
  });

  it('has a line for each record, with all figures of all sets', async () => {
    const regression = { train: { cost: 0.1234567, rmse: 2, r2: 0.5 }, test: { cost: 3 } };
    const { lines } = await written((report) =>
      report.records([record(0), record(1, { ...regression, validation: { cost: 4, accuracy: 1 } })]),
    );
    assert.deepEqual(lines.slice(1), [
      'cli-epoch epoch=0  cli-train-cost cost=1  cli-accuracy accuracy=0.5',
      'cli-epoch epoch=1  cli-train-cost cost=0.123457  cli-rmse rmse=2  cli-r2 r2=0.5  ' +
        'cli-validation-cost cost=4  cli-accuracy accuracy=1  cli-test-cost cost=3',
    ]);
  });

  it('draws a bar with the newest figures in a terminal, and the last ones below it', async () => {
    const clear = '\r\u001b[K';
    const { out } = await written(
      async (report) => {
        await report.records([record(0)]);
        report.progress({ ...ready, epoch: 9, record: record(9) });
        report.progress({ ...ready, epoch: 9 });
        report.end({ ...ended, record: record(9) }, 'w', 'hash');
      },
      { columns: 200 },
    );
    const figures = 'cli-epoch epoch=9  cli-train-cost cost=0.1  cli-accuracy accuracy=0.5';
    const full = '████████████████████ 100 %';
    assert.equal(
      out,
      [`${start}\n`, `${full}  ${figures}`, `${full}  `, [figures, ...finished, ''].join('\n')].join(clear),
    );
    const none = await written((report) => report.end(ended, 'w', 'hash'), { columns: 200 });
    assert.equal(none.out, [clear, ...finished.map((line) => `${line}\n`)].join(''));
  });

  it('ends with the figures of each of several targets', async () => {
    const of = (rmse: number) => [
      { name: 'mass', rmse, r2: 0.75 },
      { name: 'price', rmse: 1000 * rmse },
    ];
    const last = record(9, { train: { cost: 1, rmse: 3, targets: of(0.5) }, test: { cost: 2, targets: of(0.625) } });
    assert.deepEqual(await afterStart({ ...ended, record: last }), [
      'mass  cli-train-rmse rmse=0.5  cli-r2 r2=0.75  cli-test-rmse rmse=0.625  cli-r2 r2=0.75',
      'price  cli-train-rmse rmse=500  cli-test-rmse rmse=625',
      ...finished,
    ]);
  });

  it('ends with how the run ended', async () => {
    assert.deepEqual(await afterStart(ended), finished);
    assert.deepEqual(await afterStart({ ...ended, stoppedEarly: true }, { spec: stopping(false) }), [
      'cli-train-early watch=test-cost patience=5',
      ...finished,
    ]);
    assert.deepEqual(await afterStart({ ...ended, weightsEpoch: 7 }), ['cli-train-restored epoch=7', ...finished]);
    assert.deepEqual(await afterStart({ ...ended, status: 'stopped', stoppedEarly: true }, { spec: stopping(false) }), [
      'cli-train-stopped epoch=9 file=a/net.nnet folder=runs/1',
      'cli-weights path=w',
    ]);
    const divergence = { layer: 'output', tensor: 'W[1]', epoch: 2, step: 8 };
    assert.deepEqual(await afterStart({ ...ended, status: 'diverged', divergence }), [
      'cli-train-diverged layer=output tensor=W[1] epoch=2 step=8',
      'cli-weights path=w',
    ]);
    assert.deepEqual(
      await afterStart({ ...ended, status: 'diverged', divergence: { ...divergence, factor: 12_345 } }),
      ['cli-train-exploded epoch=2 factor=1.2e+4', 'cli-weights path=w'],
    );
  });

  it('says of each expectation its bounds and what was reached', async () => {
    const spec: Spec = {
      ...network,
      expect: [
        { name: 'train-accuracy', min: 0.2, max: 1 },
        { name: 'test-cost', max: 5 },
        { name: 'test-accuracy', min: 0.9 },
      ],
    };
    const verdicts = [
      { name: 'train-accuracy', pass: true, actual: 0.1234567 },
      { name: 'test-cost', pass: false, actual: 6 },
      { name: 'test-accuracy', pass: false, actual: Number.NaN },
    ] as const;
    assert.deepEqual(await afterStart({ ...ended, verdicts: [...verdicts] }, { spec }), [
      finished[0],
      'cli-expect-pass name=train-accuracy bounds=≥ 0.2, ≤ 1 actual=0.123457',
      'cli-expect-fail name=test-cost bounds=≤ 5 actual=6',
      'cli-expect-fail name=test-accuracy bounds=≥ 0.9 actual=cli-expect-none',
      finished[1],
    ]);
  });

  it('keeps the last record until it knows whose weights it shows', async () => {
    const spec = stopping(true);
    const told = async (json: boolean, weightsEpoch?: number) => {
      const { lines } = await written(
        async (report) => {
          await report.records([record(0), record(1)]);
          await report.records([record(2)]);
          report.end({ ...ended, ...(weightsEpoch === undefined ? {} : { weightsEpoch }) }, 'w', 'hash');
        },
        { spec, json },
      );
      return lines;
    };
    const epochs = (lines: readonly string[]) =>
      lines.map((line) => /cli-epoch epoch=(\d+)/.exec(line)?.[1]).filter(Boolean);
    assert.deepEqual(epochs(await told(false)), ['0', '1', '2']);
    const events = (await told(true, 1)).map((line) => JSON.parse(line));
    assert.deepEqual(
      events.slice(1, -1),
      [record(0), record(1), { ...record(2), weightsEpoch: 1 }].map((each) => ({ event: 'record', ...each })),
    );
    assert.equal(events.at(-1).weightsEpoch, 1);
    const plain = (await told(true)).map((line) => JSON.parse(line));
    assert.deepEqual(
      [plain.at(-2).epoch, 'weightsEpoch' in plain.at(-2), 'weightsEpoch' in plain.at(-1)],
      [2, false, false],
    );
    // Records of a run without it are told as they come.
    const now = await written((report) => report.records([record(0), record(1)]), { spec: stopping(false) });
    assert.deepEqual(epochs(now.lines), ['0', '1']);
  });

  it('is of events for machines', async () => {
    const engine = { kind: 'compiled', arithmetic: 'fma', tier: 'B', threads: 1 } as const;
    const last = record(9, { test: { cost: 2 } });
    const divergence = { layer: 'output', tensor: 'J', epoch: 2, step: 8 };
    const verdicts = [{ name: 'test-cost', pass: false, actual: 2 } as const];
    const { lines } = await written(
      (report) => {
        report.progress(ready);
        report.end({ ...ended, engine, record: last, divergence, verdicts }, 'w', 'hash');
      },
      {
        json: true,
        more: {
          notes: [{ code: 'data-note-header', args: {} }],
          classWeights: [{ name: 'u', weight: 2 }],
          progress: { ...ready, epoch: 4, engine },
        },
      },
    );
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)),
      [
        {
          event: 'start',
          file: 'a/net.nnet',
          run: 'runs/1',
          seed: 3,
          epoch: 4,
          epochs: 9,
          parameters: 17,
          examples: { train: 60, test: 20 },
          dataHash: 'abc',
          classWeights: [{ name: 'u', weight: 2 }],
          notes: ['data-note-header'],
          engine,
          changes: [{ what: 'optimizer lr', was: '0.1', now: '0.2' }],
        },
        {
          event: 'end',
          status: 'finished',
          epoch: 9,
          step: 36,
          train: last.train,
          test: last.test,
          divergence,
          expect: verdicts,
          weights: 'w',
          weightsSha256: 'hash',
          seconds: 1.234,
          samplesPerSecond: 99.6,
          engine,
        },
      ],
    );
    const few = await written((report) => report.records([]), { json: true });
    assert.deepEqual(Object.keys(JSON.parse(few.out)), [
      'event',
      'file',
      'run',
      'seed',
      'epoch',
      'epochs',
      'parameters',
      'examples',
      'dataHash',
    ]);
  });

  it('answers a signal beside the results, under the bar', async () => {
    const plain = await written((report) => report.stopping(), { json: true });
    assert.deepEqual([plain.out, plain.error], ['', 'cli-train-stopping file=a/net.nnet\n']);
    const drawn = await written((report) => report.stopping(), { columns: 80 });
    assert.deepEqual([drawn.out, drawn.error], ['\r\u001b[K', 'cli-train-stopping file=a/net.nnet\n']);
  });
});
