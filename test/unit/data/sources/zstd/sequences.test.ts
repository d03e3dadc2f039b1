import assert from 'node:assert/strict';
import { ByteReader } from '../../../../../src/data/sources/byte-reader';
import { SequenceReader } from '../../../../../src/data/sources/zstd/sequences';
import { Fault } from '../../../../../src/model/message';
import { backward, type Field, writtenFrequencies } from '../bits';
import { assertDamaged } from '../opened';

const origin = { file: 'a.zst', format: 'Zstandard' };
type Copied = readonly [literals: number, offset: number, length: number];

/** The copies of a block. */
function copies(bytes: readonly number[], sequences = new SequenceReader()): Copied[] {
  const found: Copied[] = [];
  sequences.read(new ByteReader(Uint8Array.from(bytes), origin), (...copy) => found.push(copy));
  return found;
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}

/** Each kind of code is one symbol, which takes no bits. */
const single = 0b01_01_01_00;
/** A block of one copy of these codes, with the bits that are added to their numbers. */
const one = ([literals, offset, length]: Copied, [moreLiterals, more, moreLength]: Copied = [0, 0, 0]): number[] => [
  1,
  single,
  literals,
  offset,
  length,
  ...backward([
    [more, offset],
    [moreLength, lengthBits(length)],
    [moreLiterals, literalBits(literals)],
  ]),
];
/** As the format's tables say (RFC 8878, 3.1.1.3.2.1.1): few codes for short lengths, and each has a bit more later on. */
const literalBits = (code: number): number =>
  code < 16 ? 0 : code < 25 ? ([1, 1, 1, 1, 2, 2, 3, 3, 4][code - 16] ?? 0) : code - 19;
const lengthBits = (code: number): number =>
  code < 32 ? 0 : code < 43 ? ([1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5][code - 32] ?? 0) : code - 36;

describe('the copies of a block of Zstandard', () => {
  it('have numbers that follow one after the other from code to code', () => {
    const ranges = (codes: number, index: 0 | 2, bits: (code: number) => number) =>
      Array.from({ length: codes }, (_, code) => {
        const least = copies(one(index === 0 ? [code, 2, 0] : [0, 2, code]))[0]?.[index] ?? 0;
        const rest = 2 ** bits(code) - 1;
        const most = copies(index === 0 ? one([code, 2, 0], [rest, 0, 0]) : one([0, 2, code], [0, 0, rest]))[0]?.[
          index
        ];
        assert.equal(most, least + rest, `code ${code}`);
        return [least, most] as const;
      });
    for (const [all, first, last] of [
      [ranges(36, 0, literalBits), 0, [65_536, 131_071]],
      [ranges(53, 2, lengthBits), 3, [65_539, 131_074]],
    ] as const) {
      assert.deepEqual([all[0]?.[0], all.at(-1)], [first, last]);
      for (const [code, [least]] of all.slice(1).entries()) assert.equal(least, (all[code]?.[1] ?? 0) + 1);
    }
    for (const code of [2, 3, 17, 30, 31]) {
      assert.deepEqual(copies(one([0, code, 0]))[0]?.[1], 2 ** code - 3);
      assert.deepEqual(copies(one([0, code, 0], [0, 2 ** code - 1, 0]))[0]?.[1], 2 ** (code + 1) - 4);
    }
  });

  it('may be of a recent offset, the next one or one less where no literals come before', () => {
    const sequences = new SequenceReader();
    const offsetOf = (value: number, literals: number) => {
      const code = Math.floor(Math.log2(value));
      return copies(one([literals, code, 0], [0, value - 2 ** code, 0]), sequences)[0]?.[1];
    };
    // Behind each the recent offsets, the last one first; they begin as 1, 4, 8.
    const steps: readonly (readonly [value: number, literals: number, offset: number])[] = [
      [1, 1, 1], // 1 4 8
      [2, 1, 4], // 4 1 8
      [3, 1, 8], // 8 4 1
      [103, 1, 100], // 100 8 4
      [1, 0, 8], // 8 100 4
      [2, 0, 4], // 4 8 100
      [3, 0, 3], // 3 4 8
      [2, 1, 4], // 4 3 8
      [3, 1, 8], // 8 4 3
      [4, 0, 1], // 1 8 4
      [3, 2, 4], // 4 1 8
      [1, 2, 4], // 4 1 8
      [3, 1, 8], // 8 4 1
      [3, 1, 1], // 1 8 4
      [3, 1, 4], // 4 1 8
    ];
    for (const [value, literals, offset] of steps) assert.equal(offsetOf(value, literals), offset);
  });

  it('are as many as one to three bytes say', () => {
    const count = (...bytes: number[]) => copies([...bytes, single, 1, 0, 0, 1]).length;
    assert.deepEqual(
      [count(1), count(127), count(128, 128), count(254, 255), count(255, 0, 0), count(255, 1, 1)],
      [1, 127, 128, 0x7eff, 0x7f00, 0x8001],
    );
    assert.deepEqual([copies([0]), copies([0, 3])], [[], []]);
  });

  it('have codes that there are, and tables that there were', () => {
    const first = (codes: Copied) => copies(one(codes));
    assert.equal(first([35, 31, 52]).length, 1);
    for (const codes of [
      [36, 0, 0],
      [0, 32, 0],
      [0, 0, 53],
    ] as const)
      assertDamaged(() => first(codes));
    assertDamaged(() => copies([1, single | 1, 1, 0, 0, 1]));
    assertDamaged(() => copies([1, single | 2, 1, 0, 0, 1]));
    const sequences = new SequenceReader();
    const again = (modes: number, ...codes: number[]) => copies([2, modes, ...codes, 1], sequences);
    for (const [modes, ...codes] of [
      [0b11_01_01_00, 0, 0],
      [0b01_11_01_00, 5, 0],
      [0b01_01_11_00, 5, 0],
    ] as const)
      assertDamaged(() => copies([2, modes, ...codes, 1]));
    assert.deepEqual(again(single, 5, 0, 4), [
      [5, 1, 7],
      [5, 1, 7],
    ]);
    assert.deepEqual(again(0b11_11_11_00), again(single, 5, 0, 4));
    assert.deepEqual(again(0b11_01_11_00, 0), again(single, 5, 0, 4));
    assert.deepEqual(again(0b01_11_11_00, 6)[1], [6, 1, 7]);
    assert.deepEqual(again(0b11_11_01_00, 7)[1], [6, 1, 10]);
  });

  it('bring tables of up to 512 states of literals and lengths and of 256 of offsets, with no more codes than there are', () => {
    const kinds = [
      { index: 0, accuracy: 9, codes: 36 },
      { index: 1, accuracy: 8, codes: 32 },
      { index: 2, accuracy: 9, codes: 53 },
    ];
    for (const { index, accuracy, codes } of kinds) {
      const read = (bits: number, symbols: number) => {
        const table = writtenFrequencies([...new Array<number>(symbols - 1).fill(1), 2 ** bits - symbols + 1], bits);
        const modes = 0b01_01_01_00 + (1 << (6 - 2 * index));
        const parts: readonly number[][] = [[5], [0], [4]];
        const state: Field[] = [[0, bits]];
        return copies([1, modes, ...parts.flatMap((part, k) => (k === index ? table : part)), ...backward(state)]);
      };
      // State 0 is the first symbol.
      const wanted = [5, 1, 7];
      wanted[index] = [0, 1, 3][index] ?? 0;
      if (index === 0) wanted[1] = 4;
      assert.deepEqual(read(accuracy, codes), [wanted]);
      assertDamaged(() => read(accuracy + 1, codes));
      assertDamaged(() => read(accuracy, codes + 1));
    }
  });

  it('have usual tables, in which a code has as many states as it is frequent', () => {
    const usual = (index: number, accuracy: number): number[] => {
      const [parts, codes] = [[[5], [0], [4]], new Map<string, number>()];
      const modes = single - (1 << (6 - 2 * index));
      const block = [1, modes, ...parts.flatMap((part, k) => (k === index ? [] : part))];
      for (let state = 0; state < 2 ** accuracy; state++) {
        for (let bits = 0; ; bits++) {
          const stream: Field[] = [
            [state, accuracy],
            [0, bits],
          ];
          const copied = attempt(() => copies([...block, ...backward(stream)])[0]);
          if (!copied) continue;
          const code = `${bits} ${copied[index]}`;
          codes.set(code, (codes.get(code) ?? 0) + 1);
          break;
        }
      }
      const [number, bits] = [1, 0].map((part) => (code: string) => Number(code.split(' ')[part]));
      const order = [...codes.keys()].sort(
        (a, b) => (bits?.(a) ?? 0) - (bits?.(b) ?? 0) || (number?.(a) ?? 0) - (number?.(b) ?? 0),
      );
      return order.map((code) => codes.get(code) ?? 0);
    };
    const times = (count: number, frequency: number) => new Array<number>(count).fill(frequency);
    assert.deepEqual(usual(0, 6), [4, 3, ...times(11, 2), ...times(3, 1), ...times(9, 2), 3, 2, ...times(9, 1)]);
    assert.deepEqual(usual(1, 5), [...times(6, 1), ...times(3, 2), ...times(20, 1)]);
    assert.deepEqual(usual(2, 6), [1, 4, 3, ...times(6, 2), ...times(44, 1)]);
  });

  it('have as many bits as they take', () => {
    const bytes = [2, single, 16, 2, 32];
    const bits: Field[] = [
      [1, 2],
      [1, 1],
      [0, 1],
      [2, 2],
      [0, 1],
      [1, 1],
    ];
    assert.deepEqual(copies([...bytes, ...backward(bits)]), [
      [16, 2, 36],
      [17, 3, 35],
    ]);
    assertDamaged(() => copies([...bytes, ...backward(bits.slice(0, -1))]));
    assertDamaged(() => copies([...bytes, ...backward([...bits, [0, 1]])]));
  });
});
