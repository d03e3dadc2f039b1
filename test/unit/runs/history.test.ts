import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Fault } from '../../../src/model/message';
import type { TrainingRecord } from '../../../src/model/record';
import { setsIn } from '../../../src/model/sets';
import { columnNames, columnOf, historyOf } from '../../../src/runs/history/columns';
import {
  historyCsv,
  historyHeader,
  historyLine,
  historyStart,
  readHistory,
  validatedHeader,
} from '../../../src/runs/history/csv';
import { History } from '../../../src/runs/history/history';

const cost = fc.double();
const measure = fc.oneof(
  fc.record({ cost }),
  fc.record({ cost, accuracy: fc.double({ min: 0, max: 1, noNaN: true }) }),
);
const figures = fc.tuple(fc.nat({ max: 9 }), fc.integer({ min: 1, max: 1000 }), measure, fc.option(measure), measure);
/** Those of a run with a validation set all have its figures. */
const records: fc.Arbitrary<TrainingRecord[]> = fc
  .tuple(fc.array(figures, { maxLength: 30 }), fc.boolean())
  .map(([drawn, isValidated]) => {
    let step = -1;
    return drawn.map(([epoch, advance, train, test, validation]) => {
      step += advance;
      return { epoch, step, train, ...(test ? { test } : {}), ...(isValidated ? { validation } : {}) };
    });
  });

const printed = (written: readonly TrainingRecord[]): string => historyStart(written);
const read = (...pieces: string[]): TrainingRecord[] =>
  [...readHistory('history.csv', pieces)].map((entry) => entry.record);
const numbered = (length: number): TrainingRecord[] =>
  Array.from({ length }, (_, step) => ({ epoch: step, step, train: { cost: 1 / (step + 1) } }));

describe('history.csv', () => {
  it('reads back to the same bits, numbers that are not finite included (seed 3)', () => {
    fc.assert(
      fc.property(records, (written) => {
        const back = read(printed(written));
        assert.equal(printed(back), printed(written));
        assert.deepEqual(
          back.map((r) => r.train.cost + 0),
          written.map((r) => r.train.cost + 0),
        );
        assert.deepEqual(back.map(setsIn), written.map(setsIn));
      }),
      { seed: 3 },
    );
  });

  it('has RMSE and R² of a regression alone, and reads a run that began without them', () => {
    const whole: TrainingRecord[] = [
      { epoch: 0, step: 0, train: { cost: 0.5, rmse: 3e5, r2: -0.25 }, test: { cost: 0.75, rmse: 4e5 } },
      { epoch: 1, step: 4, train: { cost: 0.25, rmse: 2.5e5, r2: 0.5 }, test: { cost: 0.5, rmse: 3e5, r2: 0.125 } },
    ];
    const lines = [
      'epoch,step,train-cost,train-accuracy,test-cost,test-accuracy,train-rmse,train-r2,test-rmse,test-r2',
      '0,0,0.5,,0.75,,300000,-0.25,400000,',
      '1,4,0.25,,0.5,,250000,0.5,300000,0.125',
    ];
    const text = `${lines.join('\n')}\n`;
    assert.equal(historyStart(whole), text);
    assert.equal(historyCsv(historyOf(whole), ['train', 'test']), text);
    assert.deepEqual(read(text), whole);
    const diverged = [...whole, { epoch: 2, step: 8, train: { cost: Number.NaN }, test: { cost: Number.NaN } }];
    assert.equal(historyCsv(historyOf(diverged), ['train', 'test']), `${text}2,8,NaN,,NaN,,,,,\n`);
    const before = `${historyHeader}0,0,0.5,,0.75,\n`;
    assert.deepEqual(
      read(`${before}${lines[2]}\n`).map(({ train }) => train),
      [{ cost: 0.5 }, whole[1]?.train],
    );
  });

  it('gives the same records however it is cut into pieces, and says where each ends (seed 7)', () => {
    fc.assert(
      fc.property(records, fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 60 }), (written, sizes) => {
        const text = printed(written);
        const pieces: string[] = [];
        for (let at = 0, k = 0; at < text.length; k++) {
          const size = (sizes[k % sizes.length] ?? 0) + 1;
          pieces.push(text.slice(at, at + size));
          at += size;
        }
        const entries = [...readHistory('history.csv', pieces)];
        assert.equal(printed(entries.map((entry) => entry.record)), text);
        for (const [i, { end }] of entries.entries())
          assert.equal(text.slice(0, end), printed(written.slice(0, i + 1)));
      }),
      { seed: 7 },
    );
  });

  it('gives whole records from the beginning of a file that was cut off anywhere (seed 5)', () => {
    fc.assert(
      fc.property(records, fc.nat(), (written, at) => {
        const text = printed(written);
        const cut = text.slice(0, at % (text.length + 1));
        const back = read(cut);
        assert.ok(text.startsWith(printed(back)));
        assert.equal(back.length, Math.max(0, cut.split('\n').length - 2));
      }),
      { seed: 5 },
    );
  });

  it('refuses any other line with a fault that names it', () => {
    const good = printed(numbered(3));
    for (const [line, text] of [
      [1, 'epoch,cost\n1,2\n'],
      [1, `0,0,1,,,\n`],
      [5, `${good}4,5,x,,,\n`],
      [5, `${good}4,5,0.50,,,\n`],
      [5, `${good}4,5,0x10,,,\n`],
      [5, `${good}4,5,1,,\n`],
      [5, `${good}4,5,1,,,,\n`],
      [5, `${good}4,5.5,1,,,\n`],
      [5, `${good}-1,5,1,,,\n`],
      [5, `${good}4,5,1,,,0.5\n`],
      [5, `${good}2,2,1,,,\n`],
      [5, `${good}\n`],
      [5, `${good}4,5,1,,,,1,\n`],
      [2, `${validatedHeader}0,0,1,,,\n`],
      [2, `${validatedHeader}0,0,1,,,,,\n`],
      [2, `${validatedHeader}0,0,1,,,,,0.5\n`],
      [5, `${good}${'1'.repeat(4000)}`],
    ] as const) {
      assert.throws(
        () => read(text),
        (error: unknown) => {
          assert.ok(error instanceof Fault, text);
          assert.deepEqual(error.detail, { code: 'history-damaged', args: { path: 'history.csv', line } });
          return true;
        },
      );
    }
  });

  it('is the same of columns as of records, wherever a cost is not a number or a record has no accuracy (seed 11)', () => {
    fc.assert(
      fc.property(records, fc.subarray(['validation', 'test'] as const), (drawn, others) => {
        const written = drawn.map(({ epoch, step, train }): TrainingRecord => {
          return { epoch, step, train, ...Object.fromEntries(others.map((name) => [name, train])) };
        });
        const header = others.includes('validation') ? validatedHeader : historyHeader;
        const expected = header + written.map(historyLine).join('');
        assert.equal(historyCsv(historyOf(written), ['train', ...others]), expected);
        assert.equal(printed(written), written.length > 0 ? expected : '');
      }),
      { seed: 11 },
    );
  });

  it('has two more columns for a validation set, and is as ever without one', () => {
    const record = { epoch: 1, step: 4, train: { cost: 0.5, accuracy: 0.75 }, test: { cost: 0.25 } };
    const plain = 'epoch,step,train-cost,train-accuracy,test-cost,test-accuracy\n1,4,0.5,0.75,0.25,\n';
    assert.equal(printed([record]), plain);
    const validated = { ...record, validation: { cost: 0.125, accuracy: 1 } };
    const [head, line] = plain.trimEnd().split('\n');
    assert.equal(printed([validated]), `${head},validation-cost,validation-accuracy\n${line},0.125,1\n`);
    assert.deepEqual([read(plain), read(printed([validated]))], [[record], [validated]]);
  });
});

describe('a history', () => {
  it('is in columns with NaN where a record has no such value', () => {
    const columns = historyOf([
      { epoch: 0, step: 0, train: { cost: 0.7, accuracy: 0.5 } },
      { epoch: 2, step: 8, train: { cost: 0.6 }, test: { cost: 0.65, accuracy: 0.25 } },
    ]);
    assert.equal(columns.length, 2);
    assert.deepEqual([...columnOf(columns, 'epoch')], [0, 2]);
    assert.deepEqual([...columnOf(columns, 'step')], [0, 8]);
    assert.deepEqual([...columnOf(columns, 'trainCost')], [0.7, 0.6]);
    assert.deepEqual([...columnOf(columns, 'trainAccuracy')], [0.5, Number.NaN]);
    assert.deepEqual([...columnOf(columns, 'testCost')], [Number.NaN, 0.65]);
    assert.deepEqual([...columnOf(columns, 'testAccuracy')], [Number.NaN, 0.25]);
  });

  it('holds all records up to its limit, beyond it every extreme of a curve, evenly spread ones and the last (seed 19)', () => {
    const curves = columnNames.filter((name) => name !== 'epoch' && name !== 'step');
    const cell = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell, cell, cell, cell), { maxLength: 3000, size: 'max' }),
        fc.integer({ min: 96, max: 300 }),
        (cells, limit) => {
          const history = new History(limit);
          const records = cells.map(
            ([cost, accuracy, testCost, testAccuracy, validationCost, validationAccuracy], i): TrainingRecord => ({
              epoch: i,
              step: i,
              train: { cost, accuracy },
              test: { cost: testCost, accuracy: testAccuracy },
              validation: { cost: validationCost, accuracy: validationAccuracy },
            }),
          );
          for (const record of records) history.add(record);
          const held = history.copy();
          const steps = [...columnOf(held, 'step')];
          assert.ok(steps.length <= limit);
          if (records.length <= limit) assert.equal(steps.length, records.length);
          assert.deepEqual(
            [steps[0], steps.at(-1)],
            records.length > 0 ? [0, records.length - 1] : [undefined, undefined],
          );
          const all = historyOf(records);
          for (const name of curves) {
            const [before, after] = [columnOf(all, name), columnOf(held, name)];
            assert.deepEqual(
              steps.map((step) => before[step]),
              [...after],
            );
            assert.equal(Math.max(...after), Math.max(...before));
            assert.equal(Math.min(...after), Math.min(...before));
          }
          // Evenly spread: never a gap of more than the stride, which the limit bounds.
          const gap = Math.max(0, ...steps.slice(1).map((step, i) => step - (steps[i] ?? 0)));
          assert.ok(gap <= Math.max(1, (4 * records.length) / limit), `${gap} of ${records.length}, limit ${limit}`);
        },
      ),
      { seed: 19, numRuns: 60 },
    );
  });

  it('keeps evenly spread records of a long run', () => {
    const history = new History(1000);
    for (let i = 0; i < 200_000; i++) history.add({ epoch: i, step: i, train: { cost: Math.sin(i) } });
    const steps = [...columnOf(history.view(), 'step')];
    const tenths = Array.from({ length: 10 }, (_, k) => steps.filter((step) => Math.floor(step / 2e4) === k).length);
    assert.ok(Math.min(...tenths) > Math.max(...tenths) / 2, tenths.join(' '));
  });

  it('takes no moment twice, one record or many at a time', () => {
    const history = new History();
    assert.equal(history.append(historyOf(numbered(3))), 3);
    assert.equal(history.append(historyOf(numbered(3))), 0);
    assert.equal(history.append(historyOf(numbered(5))), 2);
    for (const record of numbered(6)) history.add(record);
    assert.deepEqual([...columnOf(history.copy(), 'step')], [0, 1, 2, 3, 4, 5]);
    history.clear();
    assert.equal(history.copy().length, 0);
    assert.equal(history.lastStep, -1);
  });

  it('changes of a view no more than the last group once it has been thinned, and has as many rows as that', () => {
    const limit = 300;
    const history = new History(limit);
    const group = 96;
    let longest = 0;
    for (let i = 0; i < 50_000; i++) {
      const before = history.view();
      const steps = [...columnOf(before, 'step')];
      history.add({ epoch: i, step: i, train: { cost: Math.sin(i * i), accuracy: Math.cos(i) } });
      const after = [...columnOf(history.view(), 'step')];
      assert.ok(after.every((step, k) => k === 0 || step > (after[k - 1] ?? 0)));
      assert.equal(after.at(-1), i);
      // New buffers, or the same ones, of which all but the last rows are as they were.
      const same = columnOf(before, 'step').findIndex((step, k) => step !== steps[k]);
      if (same >= 0) longest = Math.max(longest, steps.length - same);
      assert.ok(after.length <= limit);
    }
    assert.ok(longest > 0 && longest <= group, `${longest}`);
  });

  it('leaves a view as it was while records come, and copies no column for it', () => {
    const history = new History();
    for (const record of numbered(100)) history.add(record);
    const before = history.view();
    const values = [...columnOf(before, 'trainCost')];
    history.append(historyOf(numbered(120)));
    assert.equal(history.view().trainCost, before.trainCost);
    history.append(historyOf(numbered(5000)));
    assert.equal(before.length, 100);
    assert.deepEqual([...columnOf(before, 'trainCost')], values);
  });
});
