import assert from 'node:assert/strict';
import { type FirstCell, firstCell } from '../../../../src/data/csv/first-cell';
import { NumbersBelow } from '../../../../src/data/csv/numbers-below';
import { MissingMarks } from '../../../../src/data/missing-marks';

const format = { decimal: '.', thousands: undefined } as const;
const marks = new MissingMarks(['none']);
const of = (cell: string, ...below: readonly string[]): FirstCell => firstCell(cell, below, format, marks);

describe('the first cell of a column', () => {
  const open: FirstCell = { likeness: 'open', value: undefined, isAboveValues: false, bits: 0 };
  const above = (likeness: FirstCell['likeness']): FirstCell => ({ ...open, likeness, isAboveValues: true });

  it('tells nothing where nothing is below it', () => {
    for (const below of [[], ['', 'NA'], ['none', '']]) {
      assert.deepEqual(of('a', ...below), open);
      assert.deepEqual(of('5', ...below), { ...open, value: 5 });
    }
  });

  it('is a name where it is a text above values, of which more than half are numbers or more than half are dates', () => {
    assert.deepEqual(of('a', '1', '2'), above('name'));
    assert.deepEqual(of('a', '1', '2', 'x'), above('name'));
    assert.deepEqual(of('a', '1', 'x'), open);
    assert.deepEqual(of('a', '1,200', '$5'), above('name'));
    assert.deepEqual(of('a', '2020-01-02', '2020-01-03', 'x'), above('name'));
    assert.deepEqual(of('a', '2020-01-02', 'x'), open);
    // Missing cells do not count, and one that is missing is no name.
    assert.deepEqual(of('a', '1', '', 'NA', 'none'), above('name'));
    for (const missing of ['', 'NA', 'none']) {
      assert.deepEqual(of(missing, '1', '2'), above('open'));
      assert.deepEqual(of(missing, '2020-01-02'), above('open'));
      assert.deepEqual(of(missing, 'x', 'x'), open);
    }
  });

  it('is a value where it is written as these are', () => {
    for (const cell of ['$7', '1,200']) assert.deepEqual(of(cell, '1', '2'), above('like'));
    assert.deepEqual(of('2020-01-01', '2020-01-02'), above('like'));
    assert.deepEqual(of('5', '2020-01-02', '2020-01-03'), { ...above('unlike'), value: 5 });
    assert.deepEqual(of('2020-01-01', '1', '2'), above('name'));
  });

  it('is compared, as a number, with the numbers below it', () => {
    const numbers = ['1', '2', '3', '4', '9'];
    for (const cell of ['0', '4', '100']) {
      const compared = new NumbersBelow(numbers, format).compare(Number(cell));
      assert.deepEqual(of(cell, ...numbers, 'x', '', '$5'), {
        ...open,
        isAboveValues: true,
        value: Number(cell),
        ...compared,
      });
    }
  });

  it('is like texts that it is one of, and unlike them, none of which is a number, where it is one', () => {
    assert.deepEqual(of('red', 'tan', 'red'), { ...open, likeness: 'like' });
    assert.deepEqual(of('blue', 'tan', 'red'), open);
    assert.deepEqual(of('5', 'tan', 'red'), { ...open, value: 5, likeness: 'unlike', bits: 2 });
    assert.deepEqual(of('5', 'tan'), { ...open, value: 5 });
    assert.deepEqual(of('5', 'tan', 'red', '7'), { ...open, value: 5 });
    assert.deepEqual(of('5', 'tan', 'red', '$7'), { ...open, value: 5 });
  });
});
