import { deepEqual, equal, match } from 'node:assert/strict';
import type { TrainingRecord } from '../../../../src/model/record';
import type { RunView } from '../../../../src/protocol/panel';
import { historyOf } from '../../../../src/runs/history/columns';
import { columnsOf } from '../../../../webview/plot/columns';
import { recordTable } from '../../../../webview/plot/record-table';
import { type RunActions, runList } from '../../../../webview/plot/runs';
import { Field, inPage, Part } from '../elements';
import { listening, markup, words } from '../markup';

const record = (epoch: number, more: Partial<TrainingRecord> = {}): TrainingRecord => ({
  ...{ epoch, step: epoch, train: { cost: 0.5 + epoch } },
  ...more,
});
const run = (id: string, status: string, started = '', ...records: TrainingRecord[]): RunView => ({
  ...{ id, label: `Run ${id}`, status, started, history: historyOf(records) },
});

describe('the list of runs', () => {
  inPage({ document: { documentElement: { lang: 'en' } }, HTMLElement: Part, HTMLInputElement: Field });

  const did: unknown[][] = [];
  const told =
    (name: string) =>
    (...args: unknown[]): void =>
      void did.push([name, ...args]);
  const actions: RunActions = {
    ...{
      open: told('open'),
      rename: told('rename'),
      remove: told('remove'),
      choose: told('choose'),
      show: told('show'),
    },
  };
  const of = (runs: readonly RunView[], present?: string, hidden: string[] = [], older = 0) =>
    runList(runs, present, new Set(hidden), older, actions);
  const about = (view: RunView, present?: string): string =>
    /past-run-about" title=(.*?)>/.exec(markup(of([view], present)))?.[1] ?? '';

  it('says what became of each, its last record and when it began', () => {
    equal(about(run('1', 'finished')), 'finished');
    equal(about(run('1', 'odd')), 'odd');
    equal(about(run('1', 'finished', 'never', record(0), record(1200))), 'finished · epoch 1,200, cost 1201');
    match(
      about(run('1', 'stopped', '2026-03-04T12:05:00', record(0))),
      /^stopped · epoch 0, cost 0\.5000 · Mar 4, 12:05/,
    );
    match(about(run('1', 'finished'), '1'), /^(?!finished)/);
  });

  it('opens, renames, deletes, hides and shows each, but of the present one only its name can change', () => {
    const list = of([run('1', 'finished'), run('2', 'finished')], '2', ['1']);
    const all = listening(list);
    for (const { on, tag } of all) {
      if (tag.startsWith('<input')) continue;
      on('click');
    }
    deepEqual(did.splice(0), [
      ['open', '1'],
      ['rename', '1'],
      ['remove', '1'],
      ['rename', '2'],
    ]);
    const [box, ...others] = all.filter(({ tag }) => tag.startsWith('<input'));
    equal(others.length, 0);
    match(box?.tag ?? '', /\.checked=false/);
    for (const target of [
      Object.assign(new Field(), { checked: true }),
      Object.assign(new Field(), { checked: false }),
      {},
    ]) {
      box?.on('change', { target });
    }
    deepEqual(did.splice(0), [
      ['show', '1', true],
      ['show', '1', false],
      ['show', '1', false],
    ]);
    match(markup(list), /<li class="past-run" \?data-present=false>.*<li class="past-run" \?data-present=true>/);
    match(listening(of([run('1', 'finished')]))[0]?.tag ?? '', /\.checked=true/);
  });

  it('leads to older runs where there are any, and says that there are none', () => {
    deepEqual([words(of([run('1', 'finished')])).includes('more'), markup(of([])).includes('<ul')], [false, false]);
    match(markup(of([])), /runs-none/);
    const list = of([run('1', 'finished')], undefined, [], 1234);
    match(words(list), /1,234/);
    listening(list).at(-1)?.on('click');
    deepEqual(did.splice(0), [['choose', {}]]);
  });
});

describe('the table of records', () => {
  inPage({ document: { documentElement: { lang: 'en' } } });

  it('has a column of each figure that was measured, and about twenty rows', () => {
    const table = (records: readonly TrainingRecord[]): string => words(recordTable(columnsOf(historyOf(records))));
    const measured = { train: { cost: 0.5, accuracy: 0.75 }, test: { cost: 0.625 } };
    match(
      table([record(1200, measured)]),
      /1 record.* epoch train cost test cost train accuracy 1,200 0\.5000 0\.6250 75\.00 %$/i,
    );
    const long = Array.from({ length: 100 }, (_, epoch) => record(epoch));
    equal(markup(recordTable(columnsOf(historyOf(long)))).split('scope="row"').length - 1, 20);
    match(table(long), / 99 99\.50$/);
  });
});
