import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Column } from '../../../../src/data/csv/column';
import { encodeUtf8 } from '../../../../src/model/utf8';

const seed = 20272;

describe(`a column (seed ${seed})`, () => {
  it('gives back every number to the bit and every text, in whatever order they come', () => {
    const number = fc.oneof(
      fc.integer({ min: 0, max: 255 }),
      fc.integer({ min: -40_000, max: 40_000 }),
      fc.integer(),
      fc.integer({ min: -(2 ** 53), max: 2 ** 53 }),
      fc.float({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    const text = fc.oneof(fc.constantFrom('a', 'b', 'ab', ''), fc.string());
    const cells = fc.array(fc.oneof({ arbitrary: number, weight: 4 }, text), { maxLength: 300 });
    fc.assert(
      fc.property(cells, fc.integer({ min: 0, max: 10 }), (all, expected) => {
        const column = new Column(expected);
        for (const cell of all) {
          if (typeof cell === 'number') column.pushNumber(cell);
          else {
            const bytes = encodeUtf8(`<${cell}>`);
            column.pushText(bytes, 1, bytes.length - 1, () => cell);
          }
        }
        const texts = all.flatMap((cell, row) => (typeof cell === 'string' ? [row] : []));
        assert.deepEqual([column.length, column.textCount, [...column.textRows()]], [all.length, texts.length, texts]);
        for (const [row, cell] of all.entries()) {
          assert.ok(Object.is(column.number(row), typeof cell === 'number' ? cell : Number.NaN));
          assert.equal(column.text(row), typeof cell === 'number' ? undefined : cell);
          assert.equal(column.cell(row), String(cell));
        }
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('gives back a zero with its sign, and the ends of each width', () => {
    const ends = [0, -0, 255, 256, -1, 32_767, 32_768, -32_768, -32_769, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 0.5, 0.1];
    for (const first of ends) {
      for (const second of ends) {
        const column = new Column(1);
        for (const value of [first, 16_777_217, second]) column.pushNumber(value);
        assert.deepEqual([column.number(0), column.number(1), column.number(2)], [first, 16_777_217, second]);
        const pair = new Column(1);
        for (const value of [first, second]) pair.pushNumber(value);
        assert.deepEqual([pair.number(0), pair.number(1), pair.number(2)], [first, second, Number.NaN]);
      }
    }
  });

  it('has no number beyond its rows, however many were expected', () => {
    const column = new Column(5);
    column.pushNumber(7);
    const bytes = encodeUtf8('x');
    column.pushText(bytes, 0, 1, () => 'x');
    assert.deepEqual(
      [0, 1, 2, 4, 5].map((row) => column.number(row)),
      [7, ...new Array<number>(4).fill(Number.NaN)],
    );
    assert.deepEqual(
      [0, 1, 2].map((row) => column.text(row)),
      [undefined, 'x', undefined],
    );
    assert.deepEqual([...column.textRows()], [1]);
  });

  it('tells texts apart whose hashes are the same, of one length and of two', () => {
    const texts = ['declinate', 'macallums', 'costarring', 'liquid', 'declinate', 'liquid', 'macallums', 'costarring'];
    const column = new Column();
    for (const text of texts) column.pushText(encodeUtf8(text), 0, text.length, () => text);
    assert.deepEqual(
      texts.map((_, row) => column.text(row)),
      texts,
    );
  });

  it('reads a text that repeats only once', () => {
    const column = new Column();
    let read = 0;
    for (let row = 0; row < 5000; row++) {
      const text = `city ${row % 700}`;
      const bytes = encodeUtf8(text);
      column.pushText(bytes, 0, bytes.length, () => {
        read++;
        return text;
      });
    }
    assert.equal(read, 700);
    assert.equal(column.cell(4999), 'city 99');
  });
});
