import assert from 'node:assert/strict';
import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { type InflateOptions, inflate } from '../../../../../src/data/sources/deflate/inflate';
import { unzlib } from '../../../../../src/data/sources/deflate/zlib';
import { type Field, forward } from '../bits';
import { assertDamaged, faultOf } from '../opened';

const origin = { file: 'a.gz', format: 'DEFLATE' };
type Code = readonly [code: number, bits: number];
/** The length of a code, or how often the one before or none is repeated, and the bits that say how often. */
type Token = readonly [symbol: number, more?: number];
/** A Huffman code as it is written: its first bit first. */
const reversed = ([code, bits]: Code): Field => {
  let value = 0;
  for (let k = 0; k < bits; k++) value = 2 * value + (Math.floor(code / 2 ** k) % 2);
  return [value, bits];
};
const unpack = (fields: readonly Field[], options: Partial<InflateOptions> = {}): string =>
  Buffer.from(inflate(Uint8Array.from(forward(fields)), origin, { limit: 1000, ...options }).bytes).toString('latin1');

/** The fixed codes: of a byte below 144, of the end, of a length and of a distance. */
const literal = (text: string): Field[] => [...Buffer.from(text)].map((byte) => reversed([0x30 + byte, 8]));
const end: Field = [0, 7];
const length = (symbol: number, more: number, bits: number): Field[] => [
  reversed(symbol < 280 ? [symbol - 256, 7] : [0xc0 + symbol - 280, 8]),
  [more, bits],
];
const distance = (symbol: number, more = 0, bits = 0): Field[] => [reversed([symbol, 5]), [more, bits]];
const last: Field = [1, 1];
const more: Field = [0, 1];
const [stored, fixed, own, reserved]: readonly Field[] = [
  [0, 2],
  [1, 2],
  [2, 2],
  [3, 2],
];
const kinds = { stored: stored ?? last, fixed: fixed ?? last, own: own ?? last, reserved: reserved ?? last };

describe('a block of DEFLATE', () => {
  it('may be stored, behind its length and the opposite of that', () => {
    const block = (content: readonly number[], first = 1, size = content.length, opposite = 0xffff - size) => [
      first,
      size & 255,
      size >> 8,
      opposite & 255,
      opposite >> 8,
      ...content,
    ];
    const read = (bytes: readonly number[], options: Partial<InflateOptions> = {}) => {
      const { bytes: unpacked, end: at } = inflate(Uint8Array.from(bytes), origin, { limit: 1000, ...options });
      return [[...unpacked], at];
    };
    assert.deepEqual(read(block([])), [[], 5]);
    assert.deepEqual(read(block([7, 8, 9])), [[7, 8, 9], 8]);
    assert.deepEqual(read([...block([7, 8], 0), ...block([9]), 5, 5]), [[7, 8, 9], 13]);
    assert.deepEqual(read([9, 9, ...block([7, 8])], { start: 2 }), [[7, 8], 9]);
    assert.deepEqual(read(block([7, 8, 9]), { limit: 2, isPrefix: true })[0], [7, 8]);
    assert.deepEqual(read([...block([7], 0), ...block([8, 9])], { limit: 2, isPrefix: true })[0], [7, 8]);
    assert.deepEqual(read(block([7, 8, 9]), { limit: 3 })[0], [7, 8, 9]);
    assert.equal(faultOf(() => read(block([7, 8, 9]), { limit: 2 })).detail.code, 'data-unpacked-size');
    assertDamaged(() => read(block([7, 8, 9]), { limit: 2, isExact: true }));
    for (const wrong of [
      block([7], 1, 2),
      block([7], 1, 1, 0xfffd),
      block([], 1, 0, 0),
      block([]).slice(0, -1),
      block([], 0),
      [],
    ])
      assertDamaged(() => read(wrong));
  });

  it('may have the fixed codes, and copies that overlap', () => {
    assert.equal(unpack([last, kinds.fixed, ...literal('ab'), end]), 'ab');
    assert.equal(unpack([last, kinds.fixed, ...literal('a'), ...length(257, 0, 0), ...distance(0), end]), 'aaaa');
    assert.equal(unpack([last, kinds.fixed, ...literal('ab'), ...length(258, 0, 0), ...distance(1), end]), 'ababab');
    assertDamaged(() => unpack([last, kinds.fixed, ...literal('ab'), ...length(257, 0, 0), ...distance(2), end]));
    assert.equal(unpack([more, kinds.fixed, ...literal('a'), end, last, kinds.fixed, ...literal('b'), end]), 'ab');
    // What was read ahead of a stored block belongs to it.
    const bits = [more, kinds.fixed, ...literal('a'), end, last, kinds.stored, [7, 3]] as const;
    assert.equal(unpack([...bits, [2, 16], [0xfffd, 16], [98, 8], [99, 8]]), 'abc');
    assertDamaged(() => unpack([last, kinds.reserved, ...literal('ab'), end]));
    // There are no lengths from 286 on, and no distances from 30 on.
    for (const [symbol, far] of [
      [286, 0],
      [287, 0],
      [257, 30],
      [257, 31],
    ] as const)
      assertDamaged(() => unpack([last, kinds.fixed, ...literal('a'), ...length(symbol, 0, 0), ...distance(far), end]));
  });

  it('has lengths that follow one after the other, and distances', () => {
    let least = 3;
    for (let symbol = 257; symbol < 285; symbol++) {
      const bits = symbol < 265 ? 0 : (symbol - 261) >> 2;
      for (const rest of [0, 2 ** bits - 1]) {
        const fields = [last, kinds.fixed, ...literal('a'), ...length(symbol, rest, bits), ...distance(0), end];
        assert.equal(unpack(fields).length, 1 + least + rest, `length ${symbol}`);
      }
      least += 2 ** bits;
    }
    assert.equal(least, 259);
    assert.equal(unpack([last, kinds.fixed, ...literal('a'), ...length(285, 0, 0), ...distance(0), end]).length, 259);
    const before = Array.from({ length: 32_768 }, (_, k) => ((k * 7919) >> 3) & 255);
    const block = [0, 0, 128, 255, 127, ...before];
    least = 1;
    for (let symbol = 0; symbol < 30; symbol++) {
      const bits = symbol < 4 ? 0 : (symbol >> 1) - 1;
      for (const rest of [0, 2 ** bits - 1]) {
        const bytes = [
          ...block,
          ...forward([last, kinds.fixed, ...length(257, 0, 0), ...distance(symbol, rest, bits), end]),
        ];
        const { bytes: unpacked } = inflate(Uint8Array.from(bytes), origin, { limit: 1e5 });
        const from = before.length - least - rest;
        const wanted = Array.from({ length: 3 }, (_, k) => before[from + (k % (least + rest))]);
        assert.deepEqual([...unpacked.subarray(before.length)], wanted, `distance ${symbol}`);
      }
      least += 2 ** bits;
    }
    assert.equal(least, 32_769);
  });

  /** Lengths of codes as numbers, or as 16 to 18 with how often, in a code of 4 bits up to 12 and of 5 bits beyond. */
  const lengths = (...tokens: readonly Token[]): Field[] =>
    tokens.flatMap(([symbol, times = 0]) => [
      reversed(symbol < 13 ? [symbol, 4] : [13 + symbol, 5]),
      [times, symbol === 16 ? 2 : symbol === 17 ? 3 : symbol === 18 ? 7 : 0] as const,
    ]);
  const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
  /** A block of `literals` codes of bytes and lengths and `distances` codes of distances. */
  const dynamic = (literals: number, distances: number, ...rest: readonly Field[]): Field[] => [
    last,
    kinds.own,
    [literals - 257, 5],
    [distances - 1, 5],
    [19 - 4, 4],
    ...order.map((symbol): Field => [symbol < 13 ? 4 : 5, 3]),
    ...rest,
  ];
  /** Codes of `a` (0), of the end (10) and of length 3 (11), and what of all codes comes before: 97 and 158 have none. */
  const usual = lengths([18, 86], [1], [18, 127], [18, 9], [2], [2]);
  const a: Field = [0, 1];
  const close = reversed([2, 2]);
  const repeat = reversed([3, 2]);

  it('may have codes of its own, of which one of a distance may be alone or lack', () => {
    assert.equal(unpack(dynamic(258, 1, ...usual, ...lengths([1]), a, repeat, [0, 1], close)), 'aaaa');
    assertDamaged(() => unpack(dynamic(258, 1, ...usual, ...lengths([1]), a, repeat, [1, 1], close)));
    assert.equal(unpack(dynamic(258, 1, ...usual, ...lengths([0]), a, close)), 'a');
    assertDamaged(() => unpack(dynamic(258, 1, ...usual, ...lengths([0]), a, repeat, [0, 1], close)));
  });

  it('has codes whose lengths are repeated, up to the last one', () => {
    const read = (distances: number, ...tokens: readonly Token[]) =>
      unpack(dynamic(258, distances, ...usual, ...lengths(...tokens), a, close));
    for (const [distances, ...tokens] of [
      // The length before 3 to 6 times, also where that is one of the other code.
      [4, [2], [16, 0]],
      [8, [3], [16, 3], [3]],
      [4, [16, 1]],
      // 3 to 10 and 11 to 138 zeros.
      [5, [1], [1], [17, 0]],
      [12, [1], [1], [17, 7]],
      [13, [1], [1], [18, 0]],
      [32, [1], [1], [18, 19]],
    ] as const) {
      assert.equal(read(distances, ...tokens), 'a');
      assertDamaged(() => read(distances - 1, ...tokens));
    }
    const rest = lengths([1], [18, 127], [18, 9], [2], [2], [1]);
    assert.equal(unpack(dynamic(258, 1, ...lengths([0], [16, 0], [18, 82]), ...rest, a, close)), 'a');
    assertDamaged(() => unpack(dynamic(258, 1, ...lengths([16, 0], [18, 83]), ...rest, a, close)));
  });

  it('has codes that can be, and one for its end', () => {
    const read = (...tokens: readonly Token[]) =>
      unpack(dynamic(258, 1, ...lengths([18, 86], [1], [18, 127], ...tokens, [0]), a, close));
    assert.equal(read([18, 9], [2], [2]), 'a');
    const endless = dynamic(258, 1, ...lengths([18, 86], [1], [18, 127], [18, 10], [1], [0]), a, a);
    assertDamaged(() => unpack(endless, { limit: 1 }));
    assertDamaged(() => read([18, 9], [1], [1]));
    assertDamaged(() => read([18, 9], [2], [3]));
    const overfull = dynamic(258, 1, ...usual, ...lengths([0]), a, close);
    overfull[5] = [3, 3];
    assertDamaged(() => unpack(overfull));
    assertDamaged(() => unpack(dynamic(258, 3, ...usual, ...lengths([1], [1], [1]), a, close)));
  });
});

describe('unpacking DEFLATE', () => {
  /** Six bytes of codes of 9 bits, which end with a whole byte. */
  const six = Buffer.from([200, 201, 202, 203, 204, 205]);
  const whole = deflateRawSync(six, { strategy: constants.Z_FIXED });

  it('ends with the last bit, and fails where that is not there', () => {
    assert.equal(whole.length, 8);
    assert.deepEqual([...inflate(whole, origin, { limit: 6 }).bytes], [...six]);
    for (let length = 0; length < 8; length++) {
      assertDamaged(() => inflate(whole.subarray(0, length), origin, { limit: 6 }));
    }
    const behind = Buffer.concat([whole, Buffer.from([1, 2, 3])]);
    assert.equal(inflate(behind, origin, { limit: 6 }).end, 8);
    assert.deepEqual(faultOf(() => inflate(whole.subarray(0, 3), origin, { limit: 6 })).detail.args.at, 4);
  });

  it('gives a prefix of as many bytes as are wanted, within a copy too', () => {
    const packed = deflateRawSync('a'.repeat(600));
    for (const limit of [0, 1, 2, 257, 259, 599, 600, 601]) {
      const { bytes } = inflate(packed, origin, { limit, isPrefix: true });
      assert.equal(Buffer.from(bytes).toString(), 'a'.repeat(Math.min(600, limit)));
      if (limit >= 600) continue;
      assert.equal(faultOf(() => inflate(packed, origin, { limit })).detail.code, 'data-unpacked-size');
      assertDamaged(() => inflate(packed, origin, { limit, isExact: true }));
    }
    for (const isPrefix of [true, false])
      assert.equal(inflate(packed, origin, { limit: 600, isPrefix }).bytes.length, 600);
  });

  it('goes on where more comes than was expected', () => {
    for (const text of ['ab', 'abcdef', 'a'.repeat(99)]) {
      for (const expected of [0, 1, 2]) {
        const { bytes } = inflate(deflateRawSync(text), origin, { limit: text.length, expected });
        assert.equal(Buffer.from(bytes).toString(), text);
      }
    }
  });

  it('allocates what is expected, and no more than the limit or than packed bytes can give', () => {
    const allocated = (bytes: Uint8Array, options: InflateOptions) =>
      inflate(deflateRawSync(bytes), origin, options).bytes.buffer.byteLength;
    const [small, large] = [new Uint8Array(9), new Uint8Array(300_000)];
    assert.equal(allocated(small, { limit: 1e9, expected: 9 }), 9);
    assert.equal(allocated(small, { limit: 100, expected: 1e9 }), 100);
    const packed = deflateRawSync(small).length;
    assert.equal(allocated(small, { limit: 1e9, expected: 1e9 }), 1032 * packed);
    assert.equal(allocated(small, { limit: 1e9 }), 1032 * packed);
    // It doubles from 65536 on.
    assert.equal(allocated(large, { limit: 1e9 }), 524_288);
    assert.equal(allocated(large, { limit: 400_000 }), 400_000);
    assert.equal(allocated(large, { limit: 1e9, expected: 299_999 }), 599_998);
    // A longer one counts beside the one that takes its place: 2 MB would be the second of 1 951 424 bytes and more.
    const [fitting, long] = [new Uint8Array(1_900_000), new Uint8Array(2_000_000)];
    assert.equal(allocated(fitting, { limit: 3_000_000 }), 1_951_424);
    assert.equal(faultOf(() => allocated(long, { limit: 3_000_000 })).detail.code, 'data-unpacked-size');
    // What is stored comes at once.
    const noise = deflateRawSync(
      Uint8Array.from({ length: 5000 }, (_, k) => k),
      { level: 0 },
    );
    assert.equal(inflate(noise, origin, { limit: 1e9, expected: 10 }).bytes.buffer.byteLength, 5000);
  });
});

describe('zlib’s wrapping of DEFLATE', () => {
  it('has a header that says so, without a dictionary', () => {
    const packed = deflateSync('abc');
    const headed = (method: number, flags: number) => {
      const bytes = Buffer.from(packed);
      bytes[0] = method;
      bytes[1] = flags + ((31 - ((256 * method + flags) % 31)) % 31);
      return () => unzlib(bytes, origin, 3);
    };
    for (const method of [0x78, 0x08, 0x38, 0xf8]) assert.equal(Buffer.from(headed(method, 0)()).toString(), 'abc');
    assert.equal(Buffer.from(headed(0x78, 0xc0)()).toString(), 'abc');
    for (const [method, flags] of [
      [0x77, 0],
      [0x79, 0],
      [0x70, 0],
      [0x78, 0x20],
    ] as const)
      assert.equal(faultOf(headed(method, flags)).detail.args.at, 1);
    const wrong = Buffer.from(packed);
    wrong[1] = (wrong[1] ?? 0) + 1;
    assertDamaged(() => unzlib(wrong, origin, 3));
    for (let length = 0; length < packed.length; length++)
      assertDamaged(() => unzlib(packed.subarray(0, length), origin, 3));
  });

  it('has a checksum of four bytes behind it, and gives no more than its limit', () => {
    // The last byte of this one's checksum is 0.
    const packed = deflateSync(Uint8Array.of(255));
    assert.deepEqual([packed.at(-1), ...unzlib(packed, origin, 1)], [0, 255]);
    assertDamaged(() => unzlib(packed.subarray(0, -1), origin, 1));
    assert.deepEqual([...unzlib(Buffer.concat([packed, Buffer.from([7])]), origin, 1)], [255]);
    for (let back = 1; back <= 4; back++) {
      const wrong = Buffer.from(packed);
      wrong[packed.length - back] = (wrong[packed.length - back] ?? 0) ^ 1;
      assert.equal(faultOf(() => unzlib(wrong, origin, 1)).detail.args.at, packed.length - 3);
    }
    assertDamaged(() => unzlib(packed, origin, 0));
    for (const head of [[], [0x78]])
      assert.equal(faultOf(() => unzlib(Uint8Array.from(head), origin, 1)).detail.args.at, 1);
    assert.deepEqual([...unzlib(deflateSync(''), origin, 0)], []);
    const ones = new Uint8Array(70_000).fill(255);
    assert.equal(unzlib(deflateSync(ones), origin, 70_000).length, 70_000);
  });
});
