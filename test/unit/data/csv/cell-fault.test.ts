import assert from 'node:assert/strict';
import { describeCell, isNonFinite } from '../../../../src/data/csv/cell-fault';
import { cellKind } from '../../../../src/data/csv/cell-kind';
import type { NumberFormat } from '../../../../src/data/csv/number';
import type { DecimalMark } from '../../../../src/model/source';

const format = (decimal: DecimalMark): NumberFormat => ({ decimal, thousands: undefined });

describe('a cell that is not a number', () => {
  const kinds: readonly (readonly [cell: string, withPoint: string, withComma: string])[] = [
    ['', 'empty', 'empty'],
    [';', 'delimiter', 'delimiter'],
    ['12', 'number', 'number'],
    ['1.5', 'number', 'unknown'],
    ['1,5', 'unknown', 'number'],
    ['1,200', 'grouped', 'grouped'],
    ['1,200,300', 'grouped', 'grouped'],
    ['2020-01-02', 'date', 'date'],
    ['12:30', 'date', 'date'],
    ['2020-01-02 1:23', 'date', 'date'],
    ['2020-01-02 123:45', 'text', 'text'],
    ['$12', 'amount', 'amount'],
    ['45%', 'amount', 'amount'],
    ['1 2', 'unknown', 'unknown'],
    ['1 200', 'text', 'text'],
    ['New York', 'text', 'text'],
    ['a,b', 'unknown', 'unknown'],
    ['so, what', 'text', 'text'],
  ];
  for (const [cell, withPoint, withComma] of kinds) {
    it(`“${cell}” looks like ${withPoint} under a decimal point, ${withComma} under a comma`, () => {
      assert.deepEqual([cellKind(cell, format('.')), cellKind(cell, format(','))], [withPoint, withComma]);
    });
  }

  const faults: readonly (readonly [cell: string, decimal: DecimalMark, code: string, further: object])[] = [
    ['1,200', '.', 'data-thousands', { mark: ',', decimal: '' }],
    ['1,200.5', '.', 'data-thousands', { mark: ',', decimal: '.' }],
    ['1,200.5', ',', 'data-thousands-decimal', { mark: ',', decimal: '.' }],
    ['1.200,5', '.', 'data-thousands-decimal', { mark: '.', decimal: ',' }],
    ['1.200,5', ',', 'data-thousands', { mark: '.', decimal: ',' }],
    ['1.200.300', ',', 'data-thousands', { mark: '.', decimal: '' }],
    ['1.200.300', '.', 'data-thousands-decimal', { mark: '.', decimal: ',' }],
    ['1,200,300', ',', 'data-thousands-decimal', { mark: ',', decimal: '.' }],
    ['1_200', '.', 'data-thousands', { mark: '_', decimal: '' }],
    ['1.5', ',', 'data-decimal-point', {}],
    ['1 200', '.', 'data-thousands', { mark: ' ', decimal: '' }],
    ['-1\u00a0200,5', '.', 'data-thousands-decimal', { mark: ' ', decimal: ',' }],
    ['1,5', '.', 'data-decimal-comma', {}],
    ['987,654,321', '.', 'data-thousands', { mark: ',', decimal: '' }],
    ['1234,567', '.', 'data-decimal-comma', {}],
    ['0,567', '.', 'data-decimal-comma', {}],
    ['1,2345', '.', 'data-decimal-comma', {}],
    ['1,234567', '.', 'data-decimal-comma', {}],
    ['2020-01-02', '.', 'data-date', {}],
    ['$1.20', '.', 'data-amount', { sign: '$' }],
    ['45 %', '.', 'data-amount', { sign: '%' }],
    ['-inf', '.', 'data-not-finite', {}],
    ['NaN', '.', 'data-not-finite', {}],
    ['1e999', '.', 'data-not-finite', {}],
    ['abc', '.', 'data-not-number', {}],
  ];
  for (const [cell, decimal, code, further] of faults) {
    it(`“${cell}” where the mark is “${decimal}”: ${code}`, () => {
      const detail = describeCell(cell, 'a', format(decimal));
      assert.deepEqual([detail.code, detail.args], [code, { column: 'a', value: cell, ...further }]);
    });
  }

  it('is no group of digits where thousands= says what separates such groups', () => {
    const german: NumberFormat = { decimal: ',', thousands: '.' };
    const detail = describeCell('1.5', 'a', german);
    assert.deepEqual([detail.code, detail.args], ['data-not-grouped', { column: 'a', value: '1.5', mark: '.' }]);
    assert.equal(describeCell('a.5', 'a', german).code, 'data-not-number');
    assert.equal(describeCell('12,34', 'a', { decimal: '.', thousands: ',' }).code, 'data-not-grouped');
  });

  it('is shown as far as its 40th character', () => {
    const shown = (length: number) => describeCell('a'.repeat(length), 'x', format('.')).args.value;
    assert.deepEqual([shown(40), shown(41)], ['a'.repeat(40), `${'a'.repeat(40)}…`]);
  });

  it('is missing where it is empty', () => {
    const { code, args } = describeCell('', 'a', format('.'));
    assert.deepEqual([code, args], ['data-missing-cell', { column: 'a' }]);
  });

  it('of a target has no remedy that leaves it out, and may be the name of a class', () => {
    const told = (cell: string) => describeCell(cell, 'y', format('.'), 'target');
    for (const [cell, code] of [
      ['2020-01-02', 'data-target-date'],
      ['12 kg', 'data-target-unit'],
      ['>5', 'data-target-bound'],
      ['5-10', 'data-target-interval'],
      ['class1', 'data-target-names'],
      ['$5', 'data-amount'],
      ['1,200', 'data-thousands'],
    ] as const) {
      assert.deepEqual([told(cell).code, told(cell).args.role], [code, 'target']);
    }
  });

  it('is not finite as tools write it, or beyond the largest double', () => {
    const without = ['NaN', '-nan', '+Infinity', 'INF', '1e999', '-1e999'];
    assert.deepEqual(
      [...without, 'nano', 'abc', '1e9', ''].filter((cell) => isNonFinite(cell)),
      without,
    );
  });
});
