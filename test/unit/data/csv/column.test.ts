import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Column } from '../../../../src/data/csv/column';
import { MemoryBudget } from '../../../../src/data/memory';
import { blockLength } from '../../../../src/data/number-blocks';
import { typeOfAll } from '../../../../src/data/number-type';
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

  it('gives back numbers that come one by one, as bytes and in runs, across the ends of its blocks', () => {
    const run = fc.record({
      length: fc.integer({ min: 0, max: 9000 }),
      kind: fc.constantFrom('bytes', 'one by one', 'doubles', 'shorts', 'texts'),
    });
    fc.assert(
      fc.property(fc.array(run, { maxLength: 8 }), fc.integer({ min: 0, max: 20_000 }), (runs, expected) => {
        const memory = new MemoryBudget(1e9);
        const column = new Column(expected, memory);
        const wanted: (number | string)[] = [];
        for (const { length, kind } of runs) {
          const from = wanted.length;
          const value = (i: number): number => (kind === 'doubles' ? i / 7 : kind === 'shorts' ? -i : i & 0xff);
          const values = Float64Array.from({ length }, (_, i) => value(from + i));
          if (kind === 'texts') {
            for (let i = 0; i < length; i++) {
              const text = `t${i % 300}`;
              column.pushText(encodeUtf8(text), 0, text.length, () => text);
              wanted.push(text);
            }
            continue;
          }
          wanted.push(...values);
          if (kind === 'bytes') {
            const bytes = new Uint8Array(3 * length + 2);
            for (const [i, each] of values.entries()) bytes[2 + 3 * i] = each;
            column.pushBytes(bytes, 2, 3, length);
          } else if (kind === 'one by one') for (const each of values) column.pushNumber(each);
          else column.pushNumbers(values, typeOfAll(values));
        }
        assert.equal(column.length, wanted.length);
        assert.equal(memory.left, 1e9 - column.bytes);
        const numbers = new Float64Array(wanted.length);
        for (const step of [1, 3]) {
          const rows = Int32Array.from({ length: Math.ceil(wanted.length / step) }, (_, i) => step * i);
          column.numbersAt({ rows, areNeighbours: step === 1 }, numbers);
          for (const [i, row] of rows.entries()) {
            const cell = wanted[row];
            assert.ok(Object.is(numbers[i], typeof cell === 'number' ? cell : Number.NaN));
            assert.ok(typeof cell === 'number' ? Object.is(column.number(row), cell) : column.text(row) === cell);
          }
        }
      }),
      { seed, numRuns: 60 },
    );
  });

  it('keeps bytes as bytes, also behind wider numbers, and few texts in a byte a cell', () => {
    const column = new Column();
    for (let row = 0; row < 4 * blockLength; row++) column.pushNumber(row < blockLength ? row : row & 0xff);
    assert.equal(column.bytes, (2 + 1 + 1 + 1) * blockLength);
    const texts = new Column();
    for (let row = 0; row < 2 * blockLength; row++) {
      const text = `t${row % 200}`;
      texts.pushText(encodeUtf8(text), 0, text.length, () => text);
    }
    assert.ok(texts.bytes < 4 * blockLength + 40_000, `${texts.bytes} bytes`);
  });

  it('knows a text by any of its ways to be written, and many texts without a string of each', () => {
    const column = new Column();
    for (const written of ['a', 'b\r\nc', 'b\nc', 'b\r\nc', '  a']) {
      const bytes = encodeUtf8(written);
      column.pushText(bytes, 0, bytes.length, () => written.trim().replaceAll('\r\n', '\n'));
    }
    assert.deepEqual([column.distinctTexts?.count, column.text(1), column.text(4)], [2, 'b\nc', 'a']);
    const many = new Column();
    const textOf = (row: number): string => `né-${row}`.padEnd(row % 400, '-');
    for (let row = 0; row < 70_000; row++) {
      const bytes = encodeUtf8(textOf(row));
      many.pushText(bytes, 0, bytes.length, () => textOf(row));
    }
    for (const row of [0, 399, 65_535, 65_536, 69_999, 0, 69_999]) assert.equal(many.text(row), textOf(row));
    assert.equal(many.textCode(69_999), 69_999);
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
