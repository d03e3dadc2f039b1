import assert from 'node:assert/strict';
import { valueFault } from '../../../../src/language/build/value';
import type { ValueType } from '../../../../src/language/vocabulary/type';

type Written = string | number | boolean | null;

/** What is wrong with each value, as `value fault`; of one that fits, `value`. */
function faults(type: ValueType, ...values: readonly Written[]): string[] {
  return values.map((value) => {
    const fault = valueFault({ kind: typeof value === 'number' ? 'number' : 'word', value, start: 0, end: 1 }, type);
    return fault === undefined ? String(value) : `${value} ${fault}`;
  });
}

describe('A value fits', () => {
  it('a whole number from its least to its largest', () => {
    assert.deepEqual(faults({ kind: 'whole', min: 2, max: 5 }, 1, 2, 5, 6, 2.5, Infinity, 'two', true, null), [
      '1 range',
      '2',
      '5',
      '6 range',
      '2.5 type',
      'Infinity range',
      'two type',
      'true type',
      'null type',
    ]);
  });

  it('a number within its bounds, of which each may be one of it or not', () => {
    assert.deepEqual(faults({ kind: 'real', range: { min: 0, below: 1 } }, -0.1, 0, 0.5, 1, 'x'), [
      '-0.1 range',
      '0',
      '0.5',
      '1 range',
      'x type',
    ]);
    assert.deepEqual(faults({ kind: 'real', range: { above: 0, max: 1 } }, 0, 1e-300, 1, 1.1), [
      '0 range',
      '1e-300',
      '1',
      '1.1 range',
    ]);
    assert.deepEqual(faults({ kind: 'real', range: {} }, -1.7e308, 1.7e308, Infinity, -Infinity), [
      '-1.7e+308',
      '1.7e+308',
      'Infinity range',
      '-Infinity range',
    ]);
  });

  it('one of some words, or a number beside them', () => {
    const values = ['full'];
    assert.deepEqual(faults({ kind: 'choice', values }, 'full', 'ful', 1), ['full', 'ful choice', '1 type']);
    assert.deepEqual(faults({ kind: 'choice-or-whole', values, min: 1, max: 9 }, 'full', 'x', 9, 10, 1.5, true), [
      'full',
      'x choice',
      '9',
      '10 range',
      '1.5 type',
      'true type',
    ]);
    assert.deepEqual(faults({ kind: 'choice-or-real', values, range: { min: 0 } }, 'full', 'x', 0, -1, true), [
      'full',
      'x choice',
      '0',
      '-1 range',
      'true type',
    ]);
    assert.deepEqual(faults({ kind: 'switch' }, true, false, 'true', 1), ['true', 'false', 'true type', '1 type']);
  });

  it('columns by name or by number, and marks by both', () => {
    for (const kind of ['columns', 'column'] as const) {
      assert.deepEqual(faults({ kind }, 'a,b', 1, 0, 1.5, '', true), [
        'a,b',
        '1',
        '0 range',
        '1.5 type',
        ' empty',
        'true type',
      ]);
    }
    assert.deepEqual(faults({ kind: 'marks' }, 'NA', -999, 0.5, ' ', false), [
      'NA',
      '-999',
      '0.5',
      '  empty',
      'false type',
    ]);
  });

  it('text that is not empty, a name of one line, and a character of one unit', () => {
    for (const kind of ['text', 'path'] as const) {
      assert.deepEqual(faults({ kind }, 'a', 'a\nb', '', 1), ['a', 'a\nb', ' empty', '1 type']);
    }
    assert.deepEqual(faults({ kind: 'name' }, 'a b', 'a\u2028b', 'a\nb', ' ', 4), [
      'a b',
      'a\u2028b lines',
      'a\nb lines',
      '  empty',
      '4 type',
    ]);
    assert.deepEqual(faults({ kind: 'character' }, ',', '', ',,', 1), [',', ' character', ',, character', '1 type']);
  });
});
