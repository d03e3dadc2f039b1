import assert from 'node:assert/strict';
import { unpackZstd } from '../../../../../src/data/sources/zstd/unpack';
import { backward, type Field } from '../bits';
import { assertDamaged, faultOf } from '../opened';

const origin = { file: 'a.zst', format: 'Zstandard' };
const signature = [0x28, 0xb5, 0x2f, 0xfd];
const [raw, repeated, packed, reserved] = [0, 1, 2, 3];
const little = (value: number, bytes: number): number[] =>
  Array.from({ length: bytes }, (_, k) => Math.floor(value / 256 ** k) % 256);

/** A block; the size that a repeated byte says is that of the output. */
const block = (kind: number, content: readonly number[], isLast = true, size = content.length): number[] => [
  ...little(8 * size + 2 * kind + (isLast ? 1 : 0), 3),
  ...content,
];
const frameOf = (flags: number, header: readonly number[], ...content: readonly number[]): number[] => [
  ...signature,
  flags,
  ...header,
  ...content,
];
/** A frame that says its size in one byte, as a reader need not know it. */
const frame = (...blocks: readonly (readonly number[])[]): number[] => frameOf(0x20, [99], ...blocks.flat());
const unpack = (bytes: readonly number[], size: number): number[] => [
  ...unpackZstd(Uint8Array.from(bytes), size, origin),
];

describe('a frame of Zstandard', () => {
  it('has a header as long as its flags say', () => {
    const content = block(raw, [7, 8]);
    for (const [flags, length] of [
      [0x00, 1],
      [0x40, 3],
      [0x80, 5],
      [0xc0, 9],
      [0x20, 1],
      [0x60, 2],
      [0xa0, 4],
      [0xe0, 8],
      [0x10, 1],
    ] as const) {
      assert.deepEqual(unpack(frameOf(flags, little(0, length), ...content), 2), [7, 8]);
      assertDamaged(() => unpack(frameOf(flags, little(0, length - 1), ...content), 2));
    }
    assert.deepEqual(unpack(frameOf(0x24, [2], ...content, 1, 2, 3, 4), 2), [7, 8]);
    assertDamaged(() => unpack(frameOf(0x24, [2], ...content, 1, 2, 3), 2));
    assertDamaged(() => unpack(frameOf(0x20, [2], ...content, 1), 2));
    for (const flags of [0x21, 0x22, 0x23, 0x28]) assertDamaged(() => unpack(frameOf(flags, [2], ...content), 2));
    for (const at of [0, 1, 2, 3]) {
      const wrong = frame(content);
      wrong[at] = 0;
      assertDamaged(() => unpack(wrong, 2));
    }
  });

  it('may be one to skip, of sixteen marks', () => {
    for (let mark = 0x50; mark < 0x60; mark++) {
      const skipped = [mark, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 0, 0];
      assert.deepEqual(unpack([...skipped, ...frame(block(raw, [7]))], 1), [7]);
      assert.deepEqual(unpack([...frame(block(raw, [7])), ...skipped], 1), [7]);
      assertDamaged(() => unpack(skipped.slice(0, -1), 0));
    }
    for (const wrong of [
      [0x4f, 0x2a, 0x4d, 0x18],
      [0x60, 0x2a, 0x4d, 0x18],
      [0x50, 0x2b, 0x4d, 0x18],
      [0x50, 0x2a, 0x4c, 0x18],
      [0x50, 0x2a, 0x4d, 0x19],
    ])
      assertDamaged(() => unpack([...wrong, 0, 0, 0, 0], 0));
    assert.deepEqual(unpack([], 0), []);
  });

  it('has blocks as they are and of one byte, up to the last one, which fill the output', () => {
    const blocks = frame(block(raw, [1, 2, 3], false), block(repeated, [9], false, 2), block(raw, [4]));
    assert.deepEqual(unpack(blocks, 6), [1, 2, 3, 9, 9, 4]);
    assert.deepEqual(unpack([...blocks, ...blocks], 12), [1, 2, 3, 9, 9, 4, 1, 2, 3, 9, 9, 4]);
    for (const size of [0, 2, 3, 4, 5, 7]) assertDamaged(() => unpack(blocks, size));
    // Behind the byte that is repeated too often, and at the end.
    const at = (size: number) => faultOf(() => unpack(blocks, size)).detail.args.at;
    assert.deepEqual([at(4), at(7)], [17, blocks.length + 1]);
    assertDamaged(() => unpack(frame(block(reserved, [1])), 1));
    assertDamaged(() => unpack(frame(block(raw, [1], false)), 1));
    assert.deepEqual(unpack(frame(block(raw, [])), 0), []);
  });
});

describe('a packed block of Zstandard', () => {
  const unpackBlock = (content: readonly number[], size: number) => unpack(frame(block(packed, content)), size);
  /** Behind the literals: no copies. */
  const none = [0];

  it('has literals as they are, or one of them again and again, behind a head of one to three bytes', () => {
    const literals = (count: number) => Array.from({ length: count }, (_, k) => k & 255);
    for (const [count, head] of [
      [0, [0]],
      [31, [31 << 3]],
      [5, little((5 << 4) | 4, 2)],
      [4095, little((4095 << 4) | 4, 2)],
      [5, little((5 << 4) | 12, 3)],
      [5000, little((5000 << 4) | 12, 3)],
    ] as const) {
      assert.deepEqual(unpackBlock([...head, ...literals(count), ...none], count), literals(count));
      const same = [(head[0] ?? 0) + 1, ...head.slice(1), 7, ...none];
      assert.deepEqual(unpackBlock(same, count), new Array<number>(count).fill(7));
    }
    // The second bit of the format is one of the count where that is short.
    assert.deepEqual([unpackBlock([1 << 3, 7, 0], 1), unpackBlock([2 << 3, 7, 8, 0], 2)], [[7], [7, 8]]);
  });

  it('has at most 131072 literals', () => {
    const head = (count: number) => [...little(count * 16 + 13, 3), 7, ...none];
    assert.equal(unpackBlock(head(131_072), 131_072).length, 131_072);
    assertDamaged(() => unpackBlock(head(131_073), 131_073));
  });

  /** Symbols 0 and 1 of one bit each. */
  const code = [128, 0x10];
  const stream = (...bits: readonly number[]) => backward(bits.map((value): Field => [value, 1]));
  const head = (kind: number, format: number, count: number, size: number) => {
    const bits = format < 2 ? 10 : format === 2 ? 14 : 18;
    return little(kind + 4 * format + 16 * (count + size * 2 ** bits), format < 2 ? 3 : format + 2);
  };

  it('has literals in a Huffman code, in one stream or in four', () => {
    const single = [...code, ...stream(0, 1, 1, 0, 1)];
    assert.deepEqual(unpackBlock([...head(2, 0, 5, single.length), ...single, ...none], 5), [0, 1, 1, 0, 1]);
    // Two symbols a stream, and the rest in the last one.
    const streams = [stream(0, 1), stream(1, 1), stream(1, 0), stream(1)];
    const jumps = [...code, ...streams.slice(0, 3).flatMap(({ length }) => little(length, 2)), ...streams.flat()];
    for (const format of [1, 2, 3]) {
      const bytes = [...head(2, format, 7, jumps.length), ...jumps, ...none];
      assert.deepEqual(unpackBlock(bytes, 7), [0, 1, 1, 1, 1, 0, 1]);
      assertDamaged(() => unpackBlock([...head(2, format, 6, jumps.length), ...jumps, ...none], 6));
    }
    assertDamaged(() => unpackBlock([...head(2, 0, 4, single.length), ...single, ...none], 4));
  });

  it('may have the Huffman code of the block before', () => {
    const own = [...code, ...stream(0, 1)];
    const again = stream(1, 1, 0);
    const first = block(packed, [...head(2, 0, 2, own.length), ...own, ...none], false);
    const second = block(packed, [...head(3, 0, 3, again.length), ...again, ...none]);
    assert.deepEqual(unpack(frame(first, second), 5), [0, 1, 1, 1, 0]);
    assertDamaged(() => unpack(frame(second), 3));
    // A frame knows nothing of the one before.
    const whole = frame([...first.slice(0, 1).map((byte) => byte + 1), ...first.slice(1)]);
    assertDamaged(() => unpack([...whole, ...frame(second)], 5));
  });

  /** Literals `7 8 9` and one copy of this many of them and 3 bytes, so many bytes before. */
  const copying = (literals: number, offset: number) => {
    const value = offset + 3;
    const bits = Math.floor(Math.log2(value));
    return [3 << 3, 7, 8, 9, 1, 0b01_01_01_00, literals, bits, 0, ...backward([[value - 2 ** bits, bits]])];
  };

  it('copies what is before, overlapping too, and has the literals that are left behind it', () => {
    assert.deepEqual(unpackBlock(copying(3, 1), 6), [7, 8, 9, 9, 9, 9]);
    assert.deepEqual(unpackBlock(copying(2, 2), 6), [7, 8, 7, 8, 7, 9]);
    assert.deepEqual(unpackBlock(copying(3, 3), 6), [7, 8, 9, 7, 8, 9]);
    for (const [literals, offset] of [
      [3, 4],
      [2, 3],
      [4, 1],
    ] as const)
      assertDamaged(() => unpackBlock(copying(literals, offset), 6));
    assertDamaged(() => unpackBlock(copying(3, 3), 5));
    // The output is full before the last literal.
    assertDamaged(() => unpackBlock(copying(2, 2), 5));
    const before = block(raw, [1, 2], false);
    assert.deepEqual(unpack(frame(before, block(packed, copying(3, 5))), 8), [1, 2, 7, 8, 9, 1, 2, 7]);
    // What another frame gave is not there.
    const other = frame(block(raw, [1, 2]));
    assert.deepEqual(unpack([...other, ...frame(block(packed, copying(3, 3)))], 8), [1, 2, 7, 8, 9, 7, 8, 9]);
    assertDamaged(() => unpack([...other, ...frame(block(packed, copying(3, 4)))], 8));
    // One less than the most recent offset, which is 1.
    const nothing = [3 << 3, 7, 8, 9, 2, 0b01_01_01_00, 1, 0, 0, 1];
    assert.deepEqual(unpackBlock(nothing, 9), [7, 7, 7, 7, 8, 8, 8, 8, 9]);
    assertDamaged(() => unpackBlock([3 << 3, 7, 8, 9, 1, 0b01_01_01_00, 0, 1, 0, ...backward([[1, 1]])], 6));
  });
});
