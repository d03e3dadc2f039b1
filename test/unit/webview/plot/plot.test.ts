import { deepEqual, doesNotMatch, equal, match, throws } from 'node:assert/strict';
import { historyOf } from '../../../../src/runs/history/columns';
import { Field, inPage, Part, ThemedPage } from '../elements';
import { networkOf } from '../inspect/places';
import { sessionOf } from '../loaded-session';
import { listenerIn, listening, markup } from '../markup';
import { Bench, recordsOf, runOf, session } from './plot-bench';

const { progress } = session;
if (!progress) throw new Error('the session has progress');

const { error } = console;

describe('the plot', () => {
  inPage({ ...new ThemedPage().names, Node: Part, matchMedia: undefined });
  afterEach(() => {
    console.error = error;
  });

  it('has two panes, which share the pointer', () => {
    const bench = new Bench();
    deepEqual(
      bench.panes.map(({ place, key }) => [place, key]),
      [
        ['.pane-cost .chart', 'nnet-records'],
        ['.pane-accuracy .chart', 'nnet-records'],
      ],
    );
    equal(bench.place.label, 'Cost and accuracy');
    bench.with(recordsOf([1]));
    equal(bench.panes.length, 2);
    throws(() => new Bench(1200, '.pane-accuracy .chart'), /the page has no \.pane-accuracy/);
  });

  it('says what to do next while there is no curve', () => {
    const bench = new Bench();
    bench.store.update({ session: { ...session, progress: undefined } });
    bench.store.showNetwork(networkOf());
    match(bench.text, /Press Train/);
    deepEqual([bench.hidden('plot-empty'), bench.hidden('chart'), bench.cost], [false, true, undefined]);
    deepEqual([bench.button('copy').tag.includes('?disabled=true'), bench.curves], [true, []]);
    bench.with(recordsOf([1, 0.5]));
    deepEqual([bench.hidden('plot-empty'), bench.cost?.train], [true, Float64Array.of(1, 0.5)]);
    deepEqual([bench.button('copy').tag.includes('?disabled=false'), bench.curves], [true, ['train']]);
    const alone = new Bench();
    alone.store.update({ runs: [runOf('1', 1, 0.5)] });
    deepEqual([alone.hidden('plot-empty'), alone.cost?.earlier.length, alone.curves], [true, 1, ['earlier']]);
  });

  it('has the accuracy beside the cost where it is measured and there is room', () => {
    const bench = new Bench(1000).with(recordsOf([1, 0.5], 0.75));
    deepEqual([bench.accuracy?.train, bench.hidden('pane pane-accuracy')], [Float64Array.of(0.75, 0.75), false]);
    bench.resize(999);
    deepEqual([bench.accuracy, bench.hidden('pane pane-accuracy')], [undefined, true]);
    bench.resize(1000);
    equal(bench.accuracy === undefined, false);
    bench.with(recordsOf([1, 0.5]));
    deepEqual([bench.accuracy, bench.hidden('pane pane-accuracy')], [undefined, true]);
  });

  it('names its curves where there is room', () => {
    const bench = new Bench(760).with(recordsOf([1]));
    equal(bench.cost?.compact, false);
    bench.resize(759);
    equal(bench.cost?.compact, true);
  });

  it('hides a curve and shows it again', () => {
    const bench = new Bench().with(recordsOf([1, 0.5], 0.75, 0.5));
    bench.store.update({ runs: [runOf('1', 1)] });
    deepEqual(bench.curves, ['train', 'test', 'earlier']);
    const toggle = (curve: string): void => void listenerIn(bench.shown, `data-curve=${curve} `).on('click');
    toggle('test');
    deepEqual([bench.cost?.test, bench.cost?.train === undefined], [undefined, false]);
    match(listenerIn(bench.shown, 'data-curve=test').tag, /aria-pressed=false/);
    toggle('test');
    equal(bench.cost?.test === undefined, false);
    toggle('earlier');
    equal(bench.cost?.earlier.length, 0);
  });

  it('changes between linear and logarithmic costs', () => {
    const bench = new Bench().with(recordsOf([1, 0.5]));
    equal(bench.cost?.logarithmic, false);
    bench.scale('cost', 'log');
    equal(bench.cost?.logarithmic, true);
    bench.scale('cost', 'linear');
    equal(bench.cost?.logarithmic, false);
  });

  it('changes between linear epochs and logarithmic steps in both panes', () => {
    const bench = new Bench().with(recordsOf([1, 0.5], 0.75));
    const steps = () => [bench.cost?.logSteps, bench.accuracy?.logSteps];
    deepEqual(steps(), [undefined, undefined]);
    bench.scale('steps', 'log');
    deepEqual(steps(), [10, 10]);
    equal(bench.cost?.logarithmic, false);
    bench.scale('steps', 'linear');
    deepEqual(steps(), [undefined, undefined]);
  });

  it('remembers its scales, and leaves all else that is kept as it is', () => {
    const bench = new Bench(1200, '', { pace: 50, logSteps: true, logCost: 'yes' }).with(recordsOf([1, 0.5]));
    deepEqual([bench.cost?.logSteps, bench.cost?.logarithmic], [10, false]);
    bench.scale('cost', 'log');
    deepEqual(bench.kept, { pace: 50, logSteps: true, logCost: true });
    bench.scale('steps', 'linear');
    deepEqual(bench.kept, { pace: 50, logSteps: false, logCost: true });
  });

  it('is zoomed in both panes at once, until all is shown again or another run is', () => {
    const bench = new Bench().with(recordsOf([1, 0.5], 0.75));
    doesNotMatch(markup(bench.shown), /data-action=screen-full/);
    const view = { min: 2, max: 5 };
    for (const pane of bench.panes) {
      pane.zoom(view);
      deepEqual([bench.cost?.view, bench.accuracy?.view], [view, view]);
      bench.click('screen-full');
      equal(bench.cost?.zoomed, false);
    }
    bench.panes[0]?.zoom(view);
    bench.store.update({ session: { ...session, specChanged: true } });
    deepEqual(bench.cost?.view, view);
    bench.store.update({ session: { ...session, run: { id: '2', label: 'Run 2' } } });
    equal(bench.cost?.zoomed, false);
    bench.panes[0]?.zoom(view);
    bench.store.update({ runs: [] });
    bench.store.update({ session: { ...session, run: { id: '2', label: 'Run 2, renamed' } } });
    deepEqual(bench.cost?.view, view);
  });

  it('has the marks of the run, and the colours of the theme', () => {
    const bench = new Bench().with(recordsOf([1, 0.5]));
    bench.store.update({ session: { ...session, progress: { ...progress, status: 'paused', epoch: 5 } } });
    deepEqual(
      bench.cost?.marks.map(({ epoch }) => epoch),
      [],
    );
    bench.store.update({ session: { ...session, progress: { ...progress, status: 'training', epoch: 6 } } });
    bench.store.update({ session: { ...session, progress: { ...progress, status: 'stopped', epoch: 7 } } });
    deepEqual(
      bench.cost?.marks.map(({ epoch }) => epoch),
      [7],
    );
    equal(bench.panes[0]?.palette?.kind, 'dark');
    bench.page.becomeLight();
    equal(bench.panes[0]?.palette?.kind, 'light');
  });

  it('forgets the curves of a run that is over', () => {
    const bench = new Bench().with(recordsOf([1, 0.5]));
    bench.store.update({ session: sessionOf(2) });
    deepEqual([bench.cost, bench.hidden('plot-empty'), bench.table === undefined], [undefined, false, false]);
    equal(markup(bench.table), '');
  });

  it('has a table of its records, which follows at its own pace while training', () => {
    const rows = (): number => markup(bench.table).split('scope="row"').length - 1;
    const bench = new Bench();
    const training = { ...session, progress: { ...progress, status: 'training' as const } };
    bench.store.update({ session: training });
    equal(rows(), 0);
    bench.store.replaceHistory(historyOf(recordsOf([1])));
    equal(rows(), 1, 'the first record is there at once');
    bench.clock.advance(1500);
    bench.store.replaceHistory(historyOf(recordsOf([1, 0.5])));
    equal(rows(), 1);
    bench.store.replaceHistory(historyOf(recordsOf([1, 0.5, 0.25])));
    bench.clock.advance(499);
    equal(rows(), 1);
    bench.clock.advance(1);
    equal(rows(), 3);
    equal(bench.clock.untilNext, undefined);
    bench.store.replaceHistory(historyOf(recordsOf([1, 0.5, 0.25, 0.125])));
    equal(rows(), 3);
    bench.store.update({ session });
    deepEqual([rows(), bench.clock.untilNext], [4, undefined], 'at once where training rests');
  });

  it('copies the history of the sets that there are', async () => {
    const bench = new Bench();
    bench.click('copy');
    deepEqual(bench.held.calls, []);
    const { prepared } = session;
    if (!prepared) throw new Error('the session has data');
    /** The columns of what is copied. */
    const copied = (): string => {
      bench.click('copy');
      return bench.sent<{ text: string }>().text.split('\n')[0] ?? '';
    };
    bench.store.update({
      session: { ...session, prepared: { ...prepared, examples: { train: 9, validation: 3, test: 0 } } },
    });
    bench.store.replaceHistory(historyOf(recordsOf([1, 0.5])));
    match(copied(), /^epoch,step,train-cost,.*validation-cost/);
    equal(bench.note, '');
    bench.answer(0, {});
    await bench.answered();
    equal(bench.note, '2 records copied');
    bench.store.update({ session: { ...session, prepared: undefined } });
    bench.store.replaceHistory(historyOf(recordsOf([1, 0.5])));
    doesNotMatch(copied(), /validation/);
  });

  it('says what an action came to for a while, and one that failed as well', async () => {
    const logged: unknown[] = [];
    console.error = (...words) => logged.push(...words);
    const bench = new Bench().with(recordsOf([1]));
    bench.click('copy');
    bench.held.calls[0]?.fail();
    await bench.answered();
    match(bench.note, /did not work/);
    match(String(logged[1]), /no answer/);
    bench.clock.advance(4000);
    bench.click('copy');
    bench.answer(1, {});
    await bench.answered();
    equal(bench.note, '1 record copied');
    bench.clock.advance(5999);
    equal(bench.note, '1 record copied', 'the new note has its own time');
    bench.clock.advance(1);
    deepEqual([bench.note, bench.clock.untilNext], ['', undefined]);
  });

  it('lists the runs, each with what can be done with it', async () => {
    const bench = new Bench().with(recordsOf([1]));
    bench.store.update({ runs: [runOf('1', 1), runOf('2', 1, 0.5)], olderRuns: 4 });
    bench.click('history');
    equal(bench.place.first.focused, true);
    match(bench.place.asked.at(-1) ?? '', /^\.plot-runs/);
    const acts = listening(bench.shown).filter(({ tag }) => /title=(?:Open|Rename|Delete) Run 2/.test(tag));
    equal(acts.length, 3);
    for (const { on } of acts) on('click');
    listenerIn(bench.shown, 'appearance="secondary"').on('click');
    deepEqual(
      bench.held.calls.map(({ method, params }) => [method, params]),
      [
        ['openRun', { id: '2' }],
        ['renameRun', { id: '2' }],
        ['deleteRun', { id: '2' }],
        ['chooseRun', {}],
      ],
    );
    bench.answer(0, { refusal: 'It trains.' });
    await bench.answered();
    equal(bench.note, 'It trains.');
    bench.answer(3, { refusal: 'None is older.' });
    await bench.answered();
    equal(bench.note, 'None is older.');
    bench.answer(1, {});
    await bench.answered();
    equal(bench.note, '');
    bench.place.first.focused = false;
    bench.click('history');
    deepEqual([bench.place.first.focused, markup(bench.shown).includes('runs-list')], [false, false]);
  });

  it('hides a run from the list and shows it again', () => {
    const bench = new Bench().with(recordsOf([1]));
    bench.store.update({ runs: [runOf('1', 1), runOf('2', 1, 0.5)] });
    bench.click('history');
    const check = (at: number, checked: boolean): number | undefined => {
      const target = Object.assign(new Field('input'), { checked });
      listening(bench.shown)
        .filter(({ tag }) => tag.startsWith('<input'))
        [at]?.on('change', { target });
      return bench.cost?.earlier.length;
    };
    deepEqual([check(0, false), bench.cost?.earlier[0]?.label], [1, 'Run 2']);
    deepEqual([check(1, false), check(0, true), bench.cost?.earlier[0]?.label], [0, 1, 'Run 1']);
  });

  it('saves a picture of the cost, and of the accuracy where it is measured', async () => {
    const saved = async (bench: Bench, format = 'SVG'): Promise<[string, string]> => {
      bench.click('save');
      listening(bench.menu)[['PNG', 'SVG'].indexOf(format)]?.on('click');
      await bench.answered();
      const { name, bytes } = bench.sent<{ name: string; bytes: ArrayBuffer }>();
      return [name, Buffer.from(bytes).toString('utf8')];
    };
    const both = new Bench().with(recordsOf([1, 0.5], 0.75));
    const [name, svg] = await saved(both);
    equal(name, 'network-cost.svg');
    match(svg, /accuracy/i);
    both.store.showNetwork({ ...networkOf(), title: 'flower' });
    equal((await saved(both))[0], 'flower-cost.svg');
    equal((await saved(both, 'PNG'))[0], 'flower-cost.png');
    both.answer(1, { saved: false });
    await both.answered();
    equal(both.note, '', 'a person has turned away');
    both.answer(2, { saved: true });
    await both.answered();
    equal(both.note, 'flower-cost.png saved');
    doesNotMatch((await saved(new Bench().with(recordsOf([1, 0.5]))))[1], /accuracy/i);
  });
});
