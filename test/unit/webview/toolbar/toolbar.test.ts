import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict';
import type { TrainingRecord } from '../../../../src/model/record';
import type { RunView, SessionView } from '../../../../src/protocol/panel';
import type { Progress } from '../../../../src/protocol/training';
import { historyOf } from '../../../../src/runs/history/columns';
import { Store } from '../../../../webview/store';
import { mountToolbar } from '../../../../webview/toolbar/toolbar';
import { inPage, Part } from '../elements';
import { HeldHost } from '../held-host';
import { sessionOf } from '../loaded-session';
import { listenerIn, listening, markup, words } from '../markup';

const session = sessionOf(1);
const { progress } = session;
if (!progress) throw new Error('the session has progress');
/** The session with other progress. */
const having = (change: Partial<Progress>, more: Partial<SessionView> = {}): SessionView => ({
  ...session,
  progress: { ...progress, ...change },
  ...more,
});
const recordOf = (change: Partial<TrainingRecord>): TrainingRecord => ({
  ...{ epoch: 0, step: 0, train: { cost: 0.5 } },
  ...change,
});

/** What stands for one of the toolbar's buttons, which has the page's focus within it. */
class Button extends Part {
  constructor(private readonly bench: Bench) {
    super('vscode-button');
  }
  contains(part: unknown): boolean {
    return part === this;
  }
  focus(): void {
    this.bench.page.activeElement = this;
  }
}

class Bar extends Part {
  buttons: Button[] = [];
  querySelectorAll(): Button[] {
    return this.buttons;
  }
}

/** A toolbar, and what it shows. */
class Bench {
  /** The name of the menu that was opened. */
  menu = '';
  readonly page = Object.assign(new EventTarget(), {
    documentElement: { lang: 'en' },
    activeElement: undefined as unknown,
    body: new Part(),
    createElement: () =>
      Object.assign(new Part(), {
        setAttribute: (_: string, value: string) => {
          this.menu = value;
        },
        getBoundingClientRect: () => ({ width: 0, height: 0 }),
        querySelectorAll: () => [],
      }),
  });
  readonly held = new HeldHost();
  readonly store = new Store((flush) => flush());
  readonly bar = new Bar();
  readonly refusals: string[] = [];
  shown: unknown;

  constructor(first?: SessionView) {
    Object.assign(globalThis, { document: this.page });
    mountToolbar(
      this.bar as unknown as HTMLElement,
      this.store,
      this.held.host,
      (sentence) => this.refusals.push(sentence),
      (template) => {
        this.shown = template;
      },
    );
    this.store.update({ session: first });
  }

  /** The controls that are there, the primary one first. */
  get controls(): string[] {
    return listening(this.shown).flatMap(({ tag }) => /data-control=(\w+)/.exec(tag)?.[1] ?? []);
  }
  get tags(): string[] {
    return listening(this.shown).map(({ tag }) => tag);
  }
  /** The figures as they are read. */
  get figures(): string {
    const text = markup(this.shown);
    return words(text.slice(text.indexOf('<span class="metrics"'), text.indexOf('<div class="progress')));
  }
  get progress(): string {
    return /<div class="progress.*?>/.exec(markup(this.shown))?.[0] ?? '';
  }

  /** Presses a key, and says which button has the focus and whether the key was kept from the page. */
  press(key: string): [at: number, kept: boolean] {
    const event = Object.assign(new Event('keydown', { cancelable: true }), { key });
    this.bar.dispatchEvent(event);
    return [this.bar.buttons.findIndex((button) => button === this.page.activeElement), event.defaultPrevented];
  }
}

describe('the toolbar', () => {
  inPage({ document: undefined, window: new EventTarget(), innerWidth: 0, innerHeight: 0, HTMLElement: Part });

  it('has one place for Train, Pause and Resume', () => {
    const bench = new Bench(session);
    const rest = ['step', 'stop', 'reset'];
    for (const [status, primary] of [
      ['ready', 'train'],
      ['training', 'pause'],
      ['paused', 'resume'],
      ['finished', 'train'],
      ['diverged', 'train'],
    ] as const) {
      bench.store.update({ session: having({ status }) });
      deepEqual(bench.controls, [primary, ...rest]);
    }
    deepEqual(new Bench().controls, ['train', ...rest]);
  });

  it('has a button that opens and closes the microscope, and says which', () => {
    const bench = new Bench(having({ status: 'paused' }));
    match(markup(bench.shown), /aria-label=See one update through the microscope aria-pressed=false/);
    bench.store.update({ microscope: { stop: 0, many: false } });
    match(markup(bench.shown), /aria-label=Close the microscope aria-pressed=true/);
  });

  it('offers to continue a run that has stopped, beside a new one, if it can be continued', () => {
    const bench = new Bench(having({ status: 'stopped' }));
    deepEqual(bench.controls, ['train', 'resume', 'step', 'stop', 'reset']);
    bench.store.update({ session: having({ status: 'stopped' }, { disabled: { resume: 'no weights' } }) });
    deepEqual(bench.controls, ['train', 'step', 'stop', 'reset']);
  });

  it('shows a primary control by its name, the others by their icons, and Pause as the quieter one', () => {
    const bench = new Bench(having({ status: 'paused' }));
    const looks = (): string[] =>
      bench.tags
        .filter((tag) => tag.includes('data-control'))
        .map((tag) => `${/class="([^" ]*)/.exec(tag)?.[1]} ${/appearance=(\w+)/.exec(tag)?.[1]}`);
    deepEqual(looks(), ['primary-control primary', ...Array(3).fill('icon-button icon')]);
    match(markup(bench.shown), /slot=start class="codicon codicon-play".*?<\/span>Resume</);
    bench.store.update({ session: having({ status: 'training' }) });
    equal(looks()[0], 'primary-control secondary');
    match(markup(bench.shown), /codicon-debug-pause/);
    bench.store.update({ session: having({ status: 'stopped' }) });
    match(markup(bench.shown), /data-control=resume @click= ><span slot= class="codicon codicon-debug-continue"/);
  });

  it('does what a control says, and nothing while that cannot act', async () => {
    const bench = new Bench(having({ status: 'paused' }, { disabled: { stop: 'Nothing runs.' } }));
    const press = (name: string) => listenerIn(bench.shown, `data-control=${name}`);
    match(press('resume').tag, /class="primary-control " .*aria-label=Resume aria-disabled=false title=Resume/);
    press('resume').on('click');
    match(
      press('stop').tag,
      /class="icon-button unavailable" .*aria-disabled=true title=Stop.*Not now: Nothing runs\./,
    );
    press('stop').on('click');
    deepEqual(
      bench.held.calls.map(({ method, params }) => [method, params]),
      [['control', { control: 'resume' }]],
    );
    bench.held.calls[0]?.answer({});
    await bench.held.received();
    deepEqual(bench.refusals, []);
  });

  it('says why the host would not, and that it did not answer', async () => {
    const bench = new Bench(having({ status: 'paused' }));
    listenerIn(bench.shown, 'data-control=resume').on('click');
    bench.held.calls[0]?.answer({ refusal: 'Save it first.' });
    await bench.held.received();
    deepEqual(bench.refusals, ['Save it first.']);
    listenerIn(bench.shown, 'data-control=step').on('click');
    bench.held.calls[1]?.fail();
    await bench.held.received();
    equal(bench.refusals.length, 2);
    match(bench.refusals[1] ?? '', /no answer/);
  });

  it('can do nothing before there is a session', () => {
    const bench = new Bench();
    match(bench.tags[0] ?? '', /aria-disabled=true title=Train\. Not now: reading the data/);
    for (const { on } of listening(bench.shown)) on('click');
    deepEqual([bench.held.calls, bench.figures], [[], '']);
  });

  it('shows epoch, cost and time, and of what is left or what became of the run', () => {
    const plain = { epoch: 1200, epochs: 5000, seconds: 12.5, samplesPerSecond: 1234.6, record: undefined };
    const bench = new Bench(having({ ...plain, status: 'training' }, { secondsLeft: 61 }));
    equal(bench.figures, 'epoch 1,200 / 5,000 time 12.5 s 1:01 left');
    match(markup(bench.shown), /title=1,235 examples a second/);
    bench.store.update({ session: having({ ...plain, status: 'training' }) });
    equal(bench.figures, 'epoch 1,200 / 5,000 time 12.5 s training');
    bench.store.update({ session: having({ ...plain, status: 'paused' }, { secondsLeft: 61 }) });
    equal(bench.figures, 'epoch 1,200 / 5,000 time 12.5 s paused');
    const { progress: _, ...none } = session;
    bench.store.update({ session: none });
    equal(bench.figures, '');
    bench.store.update({ session: { ...session, engine: 'preparing' } });
    equal(bench.figures, 'reading the data');
    bench.store.update({ session: { ...session, engine: 'preparing', share: 0.428 } });
    equal(bench.figures, 'reading the data, 42 %');
    match(markup(bench.shown), /42\.80%/);
    bench.store.update({ session: { ...session, engine: 'preparing', share: 1 } });
    equal(bench.figures, 'reading the data');
  });

  it('shows of each figure the other sets next to the training set', () => {
    const shown = (record: TrainingRecord): string => {
      const bench = new Bench(having({ record, step: 0, epoch: 0, epochs: 9, seconds: 1, status: 'paused' }));
      // A figure of the training set alone has no empty place behind it.
      doesNotMatch(markup(bench.shown), /metric-more"><\/span>/);
      return bench.figures.replace('epoch 0 / 9 ', '').replace(' time 1.00 s paused', '');
    };
    equal(shown(recordOf({})), 'cost 0.5000');
    equal(shown(recordOf({ test: { cost: 0.75 } })), 'cost 0.5000 test 0.7500');
    equal(
      shown(
        recordOf({
          train: { cost: 0.5, accuracy: 0.9 },
          validation: { cost: 0.625, accuracy: 0.8 },
          test: { cost: 0.75 },
        }),
      ),
      'cost 0.5000 validation 0.6250 · test 0.7500 accuracy 90.00 % validation 80.00 %',
    );
    equal(
      shown(recordOf({ train: { cost: 0.5, rmse: 3, r2: 0.25 }, test: { cost: 0.75, rmse: 4 } })),
      'cost 0.5000 test 0.7500 RMSE 3.000 test 4.000 R² 0.2500',
    );
  });

  it('has the figures of each of several targets as a tooltip', () => {
    const targets = [
      { name: 'mass', rmse: 0.5, r2: 0.75 },
      { name: 'price', rmse: 12 },
    ];
    const several = recordOf({ train: { cost: 0.5, rmse: 8.5, r2: 0.25, targets } });
    const shown = (record: TrainingRecord): string =>
      markup(new Bench(having({ record, step: 0, epoch: 0, epochs: 9, status: 'paused' })).shown);
    match(shown(several), /metric rmse" title=[^>]*each target of the training set: mass 0\.5000 · price 12\.00/);
    match(shown(several), /metric r2" title=[^>]*training set: mass 0\.7500[^·]*>/);
    doesNotMatch(shown(recordOf({ train: { cost: 0.5, rmse: 3, r2: 0.25 } })), /each target/);
  });

  it('says when cost and accuracy are of another moment, and what the last batch came to', () => {
    const batch = { epoch: 4, step: 410, loss: 0.4321, examples: 64 };
    const bench = new Bench(
      having({ record: recordOf({}), step: 412, epoch: 4, epochs: 9, batch, status: 'training' }),
    );
    match(bench.figures, /^epoch 4 \/ 9 cost 0\.5000 at epoch 0 batch 0\.4321 time/);
    match(markup(bench.shown), /class="metric batch" title=[^>]*64 examples[^>]*epoch 4, step 410/);
    match(markup(bench.shown), /class="metric measured" title=[^>]*last at epoch 0/);
    bench.store.update({ session: having({ record: recordOf({ step: 412, epoch: 4 }), step: 412, epoch: 4 }) });
    doesNotMatch(bench.figures, /\bat\b|batch/);
  });

  it('shows how far the run is', () => {
    const bench = new Bench(having({ status: 'training', epoch: 3, epochs: 8 }));
    match(
      bench.progress,
      /class="progress training".*valuemax=8 aria-valuenow=3 aria-valuetext=3 of 8 epochs.*width:37\.50%/,
    );
    bench.store.update({ session: having({ epoch: 9, epochs: 8 }) });
    match(bench.progress, /width:100\.00%/);
    bench.store.update({ session: having({ epoch: 0, epochs: 0 }) });
    match(bench.progress, /width:0\.00%/);
    bench.store.update({ session: undefined });
    match(bench.progress, /class="progress ".*valuemax=0 aria-valuenow=0 aria-valuetext= .*width:0\.00%/);
  });

  it('names the run, and leads to others where there are any', () => {
    const bench = new Bench(session);
    match(markup(bench.shown), /<span class="run-name" title=No run yet>No run yet</);
    const history = historyOf([recordOf({})]);
    const runs: RunView[] = [{ id: '3', label: 'Run 3', status: 'finished', started: '', history }];
    bench.store.update({ runs, session: { ...session, run: { id: '4', label: 'Run 4' } } });
    match(markup(bench.shown), /class="run-button".*aria-label=Run shown: Run 4 title=Run 4/);
    doesNotMatch(markup(bench.shown), /spec changed/);
    bench.store.update({ session: { ...session, specChanged: true } });
    match(words(bench.shown), /spec changed/);
  });

  it('opens a run from the list of runs, in which the shown one is marked, or one that the list leaves out', () => {
    const history = historyOf([recordOf({})]);
    const runs = ['3', '4'].map(
      (id): RunView => ({ ...{ id, label: `Run ${id}`, status: 'finished', started: '', history } }),
    );
    const opened = (olderRuns: number): Bench => {
      const bench = new Bench({ ...session, run: { id: '4', label: 'Run 4' } });
      bench.store.update({ runs, olderRuns });
      const currentTarget = Object.assign(new Part(), { getBoundingClientRect: () => ({ left: 0, bottom: 0 }) });
      listenerIn(bench.shown, 'class="run-button"').on('click', { currentTarget });
      return bench;
    };
    const bench = opened(0);
    equal(bench.menu, 'Run shown: Run 4');
    match(words(bench.shown), /^Run 3 finished Run 4 finished$/);
    deepEqual(
      listening(bench.shown).map(({ tag }) => /aria-checked=(\w*)/.exec(tag)?.[1]),
      ['false', 'true'],
    );
    listening(bench.shown)[0]?.on('click');
    deepEqual(bench.held.calls[0]?.params, { id: '3' });
    const more = opened(12);
    match(markup(more.shown), /role="separator".*12 more/);
    listening(more.shown)[2]?.on('click');
    deepEqual(more.held.calls[0]?.method, 'chooseRun');
  });

  it('goes from control to control with the arrow keys, and no further than its ends', () => {
    const bench = new Bench(session);
    bench.bar.buttons = [new Button(bench), new Button(bench), new Button(bench)];
    deepEqual(bench.press('ArrowRight'), [-1, false], 'none has the focus');
    bench.bar.buttons[0]?.focus();
    deepEqual(
      [bench.press('ArrowRight'), bench.press('ArrowRight'), bench.press('ArrowRight')],
      [
        ...[
          [1, true],
          [2, true],
          [2, false],
        ],
      ],
    );
    deepEqual(bench.press('ArrowUp'), [2, false]);
    deepEqual(
      [bench.press('ArrowLeft'), bench.press('ArrowLeft'), bench.press('ArrowLeft')],
      [
        ...[
          [1, true],
          [0, true],
          [0, false],
        ],
      ],
    );
  });
});
