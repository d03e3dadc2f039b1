import assert from 'node:assert/strict';
import { axisTicks } from '../../../../webview/plot/along';
import { RunMarks } from '../../../../webview/plot/marks';
import { type PaleCurve, type Trace, valueRange, valueTicks, wholeView } from '../../../../webview/plot/trace';
import { withoutPage } from '../paper';

const curve = (epoch: number[], values: number[] = epoch): PaleCurve => ({
  ...{ label: 'earlier', epoch: Float64Array.from(epoch), values: Float64Array.from(values) },
});

function traceOf(part: Partial<Trace> = {}): Trace {
  return {
    ...{ epoch: Float64Array.of(0, 10, 20, 30, 40), earlier: [], marks: [], view: { min: 0, max: 40 }, zoomed: false },
    ...{
      logarithmic: false,
      quantity: 'cost',
      labels: { train: 'train', validation: 'validation', test: 'test' },
      compact: false,
    },
    format: String,
    formatTick: String,
    ...part,
  };
}

describe('all epochs of a pane', () => {
  it('are those of the plan, or of a longer history', () => {
    const own = Float64Array.of(0, 50);
    assert.deepEqual(wholeView(own, 100, []), { min: 0, max: 100 });
    assert.deepEqual(wholeView(own, 20, []), { min: 0, max: 50 });
    assert.deepEqual(wholeView(own, 20, [curve([0, 500])]), { min: 0, max: 50 });
  });

  it('are those of the longest earlier run where there is none of its own, and at least one', () => {
    const none = new Float64Array(0);
    assert.deepEqual(wholeView(none, 0, [curve([0, 70]), curve([0, 90]), curve([0, 80])]), { min: 0, max: 90 });
    assert.deepEqual(
      [wholeView(none, 0, []), wholeView(none, 0, [curve([])])],
      [
        { min: 0, max: 1 },
        { min: 0, max: 1 },
      ],
    );
  });
});

describe('the values of a pane', () => {
  const range = (part: Partial<Trace>) => {
    const { min, max } = valueRange(traceOf(part));
    return [min, max].map((value) => Math.round(1e9 * value) / 1e9);
  };
  const train = Float64Array.of(4, 3, 2, 2, 1);

  it('begin at 0 and have room above them', () => {
    assert.deepEqual(range({ train }), [0, 4.24]);
    assert.deepEqual(range({ train, test: Float64Array.of(5, 5, 5, 5, 5) }), [0, 5.32]);
    assert.deepEqual(range({ train: Float64Array.of(4, -1, 2, 2, 1) }), [-1.4, 4.4]);
    assert.deepEqual(range({ train: Float64Array.of(4, 0, 2, 2, 1) }), [0, 4.32]);
    assert.deepEqual(range({ train: new Float64Array(5).fill(2) }), [0, 2.002]);
    const { min, max } = valueRange(traceOf({ train: new Float64Array(5) }));
    assert.ok(min === 0 && max > 0 && max < 1e-9);
  });

  it('are those of earlier runs as well, unless the view is zoomed', () => {
    const earlier = [curve([0, 40], [9, 1])];
    assert.deepEqual(range({ train, earlier }), [0, 9.64]);
    assert.deepEqual(range({ train, earlier, zoomed: true }), [0.76, 4.24]);
    assert.deepEqual(range({ earlier, zoomed: true }), [0.36, 9.64]);
  });

  it('are those in view and of the next record on each side', () => {
    const values = Float64Array.of(90, 3, 2, 1, 80);
    assert.deepEqual(range({ train: values, view: { min: 12, max: 28 } }), [0, 3.16]);
    assert.deepEqual(range({ train: values, view: { min: 11, max: 31 } }), [0, 86.32]);
    assert.deepEqual(range({ train: values, view: { min: 10, max: 28 } }), [0, 97.12]);
    assert.deepEqual(range({ train: values, view: { min: 12, max: 30 } }), [0, 3.16]);
  });

  it('are shares up to 1 where they are accuracies', () => {
    const accuracy = { quantity: 'accuracy' as const, train: Float64Array.of(0.5, 0.6, 0.7, 0.7, 0.75) };
    assert.deepEqual(range(accuracy), [0.48, 1]);
    assert.deepEqual(range({ ...accuracy, zoomed: true }), [0.48, 0.77]);
    assert.deepEqual(range({ ...accuracy, train: Float64Array.of(0.01, 1, 1, 1, 1), zoomed: true }), [0, 1]);
  });

  it('have room in proportion on a logarithmic scale, what is not positive left out', () => {
    const logarithmic = { logarithmic: true };
    assert.deepEqual(range({ ...logarithmic, train: Float64Array.of(100, 0, -5, Number.NaN, 1) }), [
      ...[1 / 1.15, 115].map((value) => Math.round(1e9 * value) / 1e9),
    ]);
    const flat = valueRange(traceOf({ ...logarithmic, train: new Float64Array(5).fill(2) }));
    assert.deepEqual(flat, { min: 2 / 1.15, max: 2 * 1.01 * 1.15 });
  });

  it('are a range of their own where there are none', () => {
    assert.deepEqual(
      [range({}), range({ logarithmic: true })],
      [
        [0, 1],
        [0.1, 1],
      ],
    );
    assert.deepEqual(range({ train: new Float64Array(5).fill(Number.POSITIVE_INFINITY) }), [0, 1]);
  });

  it('have about a tick every 36 pixels, epochs every 90', () => {
    const ticks = (pixels: number, logarithmic = false) =>
      valueTicks(traceOf({ logarithmic }), { min: 1, max: 9 }, pixels);
    assert.deepEqual(ticks(143), { values: [5], step: -4 });
    assert.deepEqual(ticks(144), { values: [2, 4, 6, 8], step: 2 });
    assert.deepEqual(ticks(10).values, [5]);
    assert.deepEqual(ticks(144, true), { values: [1, 2, 5], step: 1 });
    const epochs = (pixels: number) => axisTicks({}, { min: 0, max: 100 }, pixels).map(({ epoch }) => epoch);
    assert.deepEqual(
      [epochs(360), epochs(359), epochs(10)],
      [
        [0, 25, 50, 75, 100],
        [0, 50, 100],
        [0, 100],
      ],
    );
  });
});

describe('the marks of a run', () => {
  withoutPage();

  type Heard = { epoch: number; status: string; specChanged?: boolean; run?: string | null; divergedAt?: number };
  const session = ({ epoch, status, specChanged = false, run = 'a', divergedAt }: Heard) => {
    const divergence = divergedAt === undefined ? {} : { divergence: { epoch: divergedAt } };
    return { ...(run === null ? {} : { run: { id: run } }), specChanged, progress: { epoch, status, ...divergence } };
  };
  /** What is marked after all of these were heard, each as its kind and epoch. */
  const marked = (...heard: (Heard | undefined)[]): string[] => {
    const marks = new RunMarks();
    let found: readonly { kind: string; epoch: number; label: string }[] = [];
    for (const each of heard) found = Reflect.apply(marks.hear, marks, [each && session(each)]);
    assert.ok(found.every(({ label }) => label !== ''));
    return found.map(({ kind, epoch }) => `${kind} ${epoch}`);
  };
  const going = (epoch: number, more: Partial<Heard> = {}): Heard => ({ epoch, status: 'training', ...more });
  const paused = (epoch: number, more: Partial<Heard> = {}): Heard => ({ epoch, status: 'paused', ...more });

  it('are where it paused, stopped or diverged, once each', () => {
    assert.deepEqual(marked(going(1), paused(5), paused(5), going(6), paused(9)), ['paused 5', 'paused 9']);
    assert.deepEqual(marked(going(1), { epoch: 7, status: 'stopped' }), ['stopped 7']);
    assert.deepEqual(marked(going(1), { epoch: 7, status: 'diverged' }), ['diverged 7']);
    assert.deepEqual(marked(going(1), { epoch: 7, status: 'diverged', divergedAt: 6 }), ['diverged 6']);
    assert.deepEqual(marked({ epoch: 7, status: 'stopped' }, { epoch: 7, status: 'stopped' }), ['stopped 7']);
    assert.deepEqual(marked(going(1), { epoch: 7, status: 'finished' }), []);
  });

  it('are not those of single steps but of the last, and none before the first epoch', () => {
    assert.deepEqual(marked(paused(3), going(3), paused(4), going(4), paused(5)), ['paused 5']);
    assert.deepEqual(marked(paused(3), going(3), paused(5)), ['paused 3', 'paused 5']);
    assert.deepEqual(marked({ epoch: 3, status: 'stopped' }, paused(4)), ['stopped 3', 'paused 4']);
    assert.deepEqual(marked(paused(0)), []);
  });

  it('are where the text began to differ from the run', () => {
    assert.deepEqual(marked(going(1), going(4, { specChanged: true }), going(5, { specChanged: true })), ['spec 4']);
    assert.deepEqual(marked(going(0), going(0, { specChanged: true }), going(2, { specChanged: true })), []);
    assert.deepEqual(marked(going(4, { specChanged: true })), []);
    assert.deepEqual(marked(going(1), going(4, { specChanged: true }), going(5), going(6, { specChanged: true })), [
      'spec 4',
      'spec 6',
    ]);
  });

  it('are forgotten with another run and with a reset', () => {
    assert.deepEqual(marked(paused(5), going(9, { run: 'b' })), []);
    assert.deepEqual(marked(paused(5), going(2)), []);
    assert.deepEqual(marked(paused(5), paused(2)), ['paused 2']);
    assert.deepEqual(marked(paused(5), paused(6, { run: 'b' })), ['paused 6']);
    assert.deepEqual(marked(paused(5), undefined), ['paused 5']);
    const marks = new RunMarks();
    const hear = (heard: unknown) => Reflect.apply(marks.hear, marks, [heard]).length;
    assert.deepEqual([hear(session(paused(5))), hear({ specChanged: true }), hear(session(paused(5)))], [1, 1, 1]);
    // Of a run that has no name yet nothing is known before it is heard of.
    assert.deepEqual(marked(going(4, { specChanged: true, run: null })), []);
    assert.deepEqual(marked(paused(4, { run: null }), going(5, { run: null })), ['paused 4']);
  });
});
