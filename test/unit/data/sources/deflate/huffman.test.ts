import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HuffmanCode } from '../../../../../src/data/sources/deflate/huffman';

const seed = 20307;
const codeOf = (...lengths: readonly number[]): HuffmanCode => new HuffmanCode(Uint8Array.from(lengths));
/** The bits of a text such as `110`, the first one lowest. */
const bits = (text: string): number => Number.parseInt([...text].reverse().join(''), 2);
/** The symbol and the length of the code that bits begin with. */
const found = (code: HuffmanCode, text: string): readonly [symbol: number, length: number] => {
  const entry = code.find(bits(text));
  return [entry >> 4, entry & 15];
};

describe(`a Huffman code of DEFLATE (seed ${seed})`, () => {
  it('has codes in the order of their lengths and then of their symbols', () => {
    // The example of RFC 1951, 3.2.2.
    const code = codeOf(3, 3, 3, 3, 3, 2, 4, 4);
    const codes = ['010', '011', '100', '101', '110', '00', '1110', '1111'];
    for (const [symbol, text] of codes.entries()) {
      for (const rest of ['', '0000', '1111']) assert.deepEqual(found(code, text + rest), [symbol, text.length]);
    }
  });

  it('has codes of up to 15 bits', () => {
    const code = codeOf(...Array.from({ length: 15 }, (_, k) => k + 1), 15);
    assert.ok(code.isValid);
    for (let ones = 0; ones < 15; ones++) {
      assert.deepEqual(found(code, `${'1'.repeat(ones)}0`), [ones, ones + 1]);
    }
    assert.deepEqual(found(code, '1'.repeat(15)), [15, 15]);
    const shortLast = codeOf(15, 15, ...Array.from({ length: 14 }, (_, k) => 14 - k));
    for (let ones = 0; ones < 14; ones++)
      assert.deepEqual(found(shortLast, `${'1'.repeat(ones)}0`), [15 - ones, ones + 1]);
    assert.deepEqual(
      [found(shortLast, `${'1'.repeat(14)}0`), found(shortLast, '1'.repeat(15))],
      [
        [0, 15],
        [1, 15],
      ],
    );
  });

  it('is valid where it is full, or has no code or one alone', () => {
    for (const [lengths, isValid] of [
      [[], true],
      [[0, 0], true],
      [[0, 1], true],
      [[0, 15], true],
      [[1, 1], true],
      [[1, 2], false],
      [[2, 2, 2], false],
      [[1, 1, 1], false],
      [[1, 1, 15], false],
      [[1, 2, 2], true],
      [[1, 2, 2, 2], false],
      [[...new Array<number>(256).fill(8)], true],
      [[...new Array<number>(257).fill(8)], false],
    ] as const) {
      assert.equal(codeOf(...lengths).isValid, isValid, `${lengths}`);
    }
    const one = codeOf(0, 0, 2);
    assert.deepEqual(
      [found(one, '00'), found(one, '01'), found(one, '10')],
      [
        [2, 2],
        [0, 0],
        [0, 0],
      ],
    );
    const long = codeOf(0, 12);
    assert.deepEqual(
      [found(long, '000000000000'), found(long, '000000000001')],
      [
        [1, 12],
        [0, 0],
      ],
    );
    assert.deepEqual(codeOf().find(0), 0);
  });

  it('finds every symbol behind any others', () => {
    const splits = fc.array(fc.nat(), { maxLength: 60 });
    fc.assert(
      fc.property(splits, fc.nat(), (parts, rest) => {
        // Each step makes two codes of one, which stays full.
        const lengths = [1, 1];
        for (const part of parts) {
          const at = part % lengths.length;
          const length = (lengths[at] ?? 0) + 1;
          if (length <= 15) lengths.splice(at, 1, length, length);
        }
        const code = codeOf(...lengths);
        assert.ok(code.isValid);
        let next = 0;
        const inOrder = [...lengths.entries()].sort(([a, x], [b, y]) => x - y || a - b);
        for (const [k, [symbol, length]] of inOrder.entries()) {
          const text = next.toString(2).padStart(length, '0');
          assert.deepEqual(found(code, text + rest.toString(2).slice(0, 16 - length)), [symbol, length]);
          next = (next + 1) << ((inOrder[k + 1]?.[1] ?? length) - length);
        }
      }),
      { seed, numRuns: 100 },
    );
  });
});
