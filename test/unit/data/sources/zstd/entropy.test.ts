import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ByteReader } from '../../../../../src/data/sources/byte-reader';
import { BackwardBits } from '../../../../../src/data/sources/zstd/backward-bits';
import { FseState, fseTable, readFseTable, singleSymbol } from '../../../../../src/data/sources/zstd/fse';
import { readHuffmanTable, unpackHuffman } from '../../../../../src/data/sources/zstd/huffman';
import { backward, writtenFrequencies } from '../bits';
import { assertDamaged, faultOf } from '../opened';

const seed = 20306;
const origin = { file: 'a.zst', format: 'Zstandard', begin: 40 };
const bitsOf = (bytes: Iterable<number>): BackwardBits => new BackwardBits(Uint8Array.from(bytes), origin);
const reader = (...bytes: number[]): ByteReader => new ByteReader(Uint8Array.from(bytes), origin);
/** Where the bytes are damaged, in the file from 1. */
const damagedAt = (action: () => unknown): unknown => {
  assertDamaged(action);
  const { detail, place } = faultOf(action);
  return [detail.args.at, place?.file];
};

describe('bits that are read from the end', () => {
  it('begin behind the highest bit of the last byte', () => {
    for (const [last, left] of [
      [1, 0],
      [2, 1],
      [3, 1],
      [127, 6],
      [128, 7],
      [255, 7],
    ] as const) {
      assert.equal(bitsOf([last]).left, left);
      assert.equal(bitsOf([0, 9, last]).left, 16 + left);
    }
    for (const bytes of [[], [0], [255, 0]])
      assert.deepEqual(
        damagedAt(() => bitsOf(bytes)),
        [41, 'a.zst'],
      );
  });

  it('give the first bit highest, in numbers of up to 31 bits, and zeros behind the last one', () => {
    const bits = bitsOf(
      backward([
        [5, 3],
        [0, 2],
        [0x7abcdef1, 31],
        [1, 1],
        [300, 9],
        [6, 3],
      ]),
    );
    assert.deepEqual(
      [3, 2, 31, 1].map((count) => bits.read(count)),
      [5, 0, 0x7abcdef1, 1],
    );
    assert.deepEqual([bits.read(0), bits.left], [0, 12]);
    assert.deepEqual([bits.peek(9), bits.left, bits.read(9)], [300, 12, 300]);
    assert.deepEqual([bits.peek(3), bits.peek(5), bits.peek(20)], [6, 6 * 4, 6 * 2 ** 17]);
    assert.deepEqual([bits.read(5), bits.left, bits.peek(4)], [24, -2, 0]);
  });
});

describe(`a table of finite state entropy (seed ${seed})`, () => {
  /** Frequencies whose sum is a power of two, some of them of rare symbols or of none. */
  const tables = fc
    .tuple(fc.integer({ min: 5, max: 9 }), fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 30 }))
    .map(([accuracy, list]) => {
      let left = 2 ** accuracy;
      const frequencies: number[] = [];
      for (const each of list) {
        const frequency = each > 35 ? -1 : each > 25 ? 0 : Math.min(left, each);
        if (left === 0) break;
        frequencies.push(frequency);
        left -= Math.abs(frequency);
      }
      return { accuracy, frequencies: left > 0 ? [...frequencies, left] : frequencies };
    });

  it('has for each symbol states that lead to every state once', () => {
    fc.assert(
      fc.property(tables, ({ accuracy, frequencies }) => {
        const { symbols, bits, bases, ...table } = fseTable(frequencies, accuracy);
        assert.deepEqual([table.accuracy, symbols.length, bits.length], [accuracy, 2 ** accuracy, 2 ** accuracy]);
        for (const [symbol, frequency] of frequencies.entries()) {
          const states = [...symbols.keys()].filter((state) => symbols[state] === symbol);
          assert.equal(states.length, Math.abs(frequency));
          const reached = states.flatMap((state) =>
            Array.from({ length: 2 ** (bits[state] ?? 0) }, (_, k) => (bases[state] ?? 0) + k),
          );
          const all = frequency === 0 ? [] : Array.from({ length: 2 ** accuracy }, (_, k) => k);
          assert.deepEqual(
            reached.sort((a, b) => a - b),
            all,
          );
        }
        // Those of rare symbols are the last ones, the first symbol's behind the others.
        const rare = [...frequencies.keys()].filter((symbol) => frequencies[symbol] === -1).reverse();
        assert.deepEqual([...symbols.subarray(symbols.length - rare.length)], rare);
      }),
      { seed, numRuns: 100 },
    );
  });

  it('spreads its symbols by steps of five eighths of the states and three', () => {
    const { symbols, bits, bases } = fseTable([3, 1, ...new Array<number>(27).fill(1), -1], 5);
    assert.deepEqual(
      [0, 23, 14, 5, 28].map((state) => symbols[state]),
      [0, 0, 0, 1, 2],
    );
    // Three states share 32: the first two of them by 8, the last one has 16.
    assert.deepEqual(
      [0, 14, 23, 5, 31].map((state) => [bits[state], bases[state]]),
      [
        [4, 16],
        [3, 0],
        [3, 8],
        [5, 0],
        [5, 0],
      ],
    );
  });

  it('is read as it was written, up to its accuracy and its number of symbols', () => {
    fc.assert(
      fc.property(tables, fc.nat({ max: 2 }), ({ accuracy, frequencies }, before) => {
        const written = writtenFrequencies(frequencies, accuracy);
        const bytes = [...new Array<number>(before).fill(0xa5), ...written];
        const from = new ByteReader(Uint8Array.from([...bytes, 0xa5, 0xa5]), origin, before);
        assert.deepEqual(readFseTable(from, accuracy, frequencies.length), fseTable(frequencies, accuracy));
        assert.equal(from.left, 2);
        const whole = (): ByteReader => new ByteReader(Uint8Array.from(bytes), origin, before);
        readFseTable(whole(), 9, 99);
        assertDamaged(() => readFseTable(whole(), accuracy - 1, 99));
        assertDamaged(() => readFseTable(whole(), 9, frequencies.length - 1));
        assertDamaged(() => readFseTable(reader(...written.slice(0, -1)), 9, 99));
      }),
      { seed, numRuns: 200 },
    );
  });

  it('of one symbol takes no bits', () => {
    const bits = bitsOf([1]);
    const state = new FseState(singleSymbol(7), bits);
    for (let k = 0; k < 3; k++) {
      assert.deepEqual([state.symbol, bits.left], [7, 0]);
      state.advance();
    }
  });
});

describe('a Huffman code of Zstandard', () => {
  const read = (...bytes: number[]) => {
    const { longest, symbols, lengths } = readHuffmanTable(reader(...bytes));
    return { longest, codes: [...symbols].map((symbol, k) => [symbol, lengths[k] ?? 0]) };
  };
  /** A code whose weights of 4 bits each are in the bytes as they are. */
  const plain = (...weights: number[]) => {
    const bytes = Array.from(
      { length: Math.ceil(weights.length / 2) },
      (_, k) => 16 * (weights[2 * k] ?? 0) + (weights[2 * k + 1] ?? 0),
    );
    return read(127 + weights.length, ...bytes);
  };

  it('gives the symbols of the lowest weight the first and longest codes, the last symbol what is left', () => {
    assert.deepEqual(plain(1), {
      longest: 1,
      codes: [
        [0, 1],
        [1, 1],
      ],
    });
    assert.deepEqual(plain(2, 0, 1), {
      longest: 2,
      codes: [
        [2, 2],
        [3, 2],
        [0, 1],
        [0, 1],
      ],
    });
    assert.deepEqual(
      plain(1, 3, 1).codes.map(([symbol]) => symbol),
      [0, 2, 3, 3, 1, 1, 1, 1],
    );
  });

  it('has codes of at most 11 bits that fill it, and a symbol', () => {
    assert.deepEqual([plain(11).longest, plain(11).codes.length], [11, 2048]);
    for (const weights of [[0], [11, 11], [12], [1, 1, 1, 2]]) assertDamaged(() => plain(...weights));
    assert.equal(plain(3, 1, 1).longest, 3);
    // Three weights take two bytes.
    assertDamaged(() => read(130, 0x11));
  });

  /** Weights 0 and 1 in equal parts, of which the highest state has weight 1 and stays where it is with a bit 1. */
  const halves = writtenFrequencies([16, 16], 5);
  const ones = (count: number) => backward(new Array<[number, number]>(count).fill([1, 1]));
  const packed = (head: readonly number[], stream: readonly number[]) =>
    read(head.length + stream.length, ...head, ...stream);

  it('has at most 255 weights where they are packed', () => {
    // Two states of 5 bits each, a bit for each weight but the last two.
    const longest = packed(halves, ones(10 + 253));
    assert.equal(longest.longest, 8);
    assert.deepEqual(
      longest.codes,
      Array.from({ length: 256 }, (_, k) => [k, 8]),
    );
    assertDamaged(() => packed(halves, ones(10 + 254)));
    assert.equal(packed(halves, ones(10 + 1)).longest, 2);
    assert.equal(packed(halves, ones(10 + 5)).longest, 3);
    // No bit is ever taken.
    assertDamaged(() => packed(writtenFrequencies([32], 5), ones(10)));
  });

  it('has packed weights of no more than 64 states and of no more than 11', () => {
    // Both states are the last one that symbol 1 was given, whose next state would take more bits.
    const weights = (accuracy: number, last: number) =>
      packed(
        writtenFrequencies([2 ** accuracy - 1, 1], accuracy),
        backward([
          [last, accuracy],
          [last, accuracy],
        ]),
      );
    assert.deepEqual(weights(6, 21), plain(1, 1));
    assertDamaged(() => weights(7, 45));
    const high = [0, 31, ...new Array<number>(31).fill(0), 1];
    assertDamaged(() =>
      packed(
        writtenFrequencies(high, 5),
        backward([
          [9, 5],
          [31, 5],
        ]),
      ),
    );
  });

  it('unpacks a stream that has as many bits as its symbols take', () => {
    const table = readHuffmanTable(reader(130, 0x20, 0x10));
    const unpack = (length: number, ...codes: readonly (readonly [number, number])[]) => {
      const output = new Uint8Array(length);
      unpackHuffman(table, bitsOf(backward(codes)), output);
      return [...output];
    };
    assert.deepEqual(unpack(4, [1, 1], [0, 2], [1, 2], [1, 1]), [0, 2, 3, 0]);
    assert.deepEqual(unpack(0), []);
    assert.deepEqual(
      damagedAt(() => unpack(1, [1, 1], [1, 1])),
      [41, 'a.zst'],
    );
    assert.deepEqual(
      damagedAt(() => unpack(2, [1, 1], [0, 1])),
      [41, 'a.zst'],
    );
    assertDamaged(() => unpack(2, [1, 1]));
  });
});
