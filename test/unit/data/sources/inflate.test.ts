import assert from 'node:assert/strict';
import { constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { gunzip } from '../../../../src/data/sources/deflate/gzip';
import { inflate } from '../../../../src/data/sources/deflate/inflate';
import { unzlib } from '../../../../src/data/sources/deflate/zlib';
import { Fault } from '../../../../src/model/message';
import { caseCount } from '../../../count';
import { assertRefused } from './opened';

const seed = 20301;
const numRuns = caseCount(4000, 200);
const origin = { file: 'f', format: 'DEFLATE' };

/** Bytes as files have them: noise, repetitions near and far, a small alphabet. */
const contents = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .tuple(fc.uint8Array({ minLength: 1, maxLength: 9 }), fc.integer({ min: 1, max: 4000 }))
        .map(([part, times]) => Uint8Array.from({ length: part.length * times }, (_, k) => part[k % part.length] ?? 0)),
      fc.array(fc.constantFrom(0, 1, 65, 255), { maxLength: 2000 }).map((bytes) => Uint8Array.from(bytes)),
    ),
    { maxLength: 6 },
  )
  .map((parts) => new Uint8Array(Buffer.concat(parts)));
const options = fc.record({
  level: fc.integer({ min: 0, max: 9 }),
  strategy: fc.constantFrom(
    constants.Z_DEFAULT_STRATEGY,
    constants.Z_FILTERED,
    constants.Z_HUFFMAN_ONLY,
    constants.Z_RLE,
    constants.Z_FIXED,
  ),
  memLevel: fc.constantFrom(1, 8, 9),
});

describe(`inflate (seed ${seed}, ${numRuns} files)`, () => {
  it('gives what zlib packed, and the offset behind it', () => {
    fc.assert(
      fc.property(contents, options, fc.integer({ min: 0, max: 9 }), (bytes, how, behind) => {
        const packed = deflateRawSync(bytes, how);
        const followed = Buffer.concat([packed, new Uint8Array(behind).fill(0xa5)]);
        const { bytes: unpacked, end } = inflate(followed, origin, { limit: bytes.length });
        assert.ok(Buffer.from(bytes).equals(unpacked));
        assert.equal(end, packed.length);
        assert.throws(() => inflate(packed.subarray(0, -1), origin, { limit: bytes.length }), /data-damaged/);
      }),
      { seed, numRuns },
    );
  });

  it('says where the damage is, whatever was read ahead', () => {
    // The last block, of fixed codes: a length of 3 at a distance of 4, with no byte before it; then other bytes.
    const packed = Uint8Array.from([0x03, 0x62, 0, 0, 0, 0, 0, 0]);
    assert.throws(
      () => inflate(packed, origin, { limit: 100 }),
      (error) => error instanceof Fault && error.detail.args.at === 3,
    );
  });

  it('gives at most the limit: a prefix where one is wanted, else a fault', () => {
    fc.assert(
      fc.property(contents, options, fc.nat(), (bytes, how, cut) => {
        if (bytes.length === 0) return;
        const packed = deflateRawSync(bytes, how);
        const limit = cut % bytes.length;
        assert.deepEqual(inflate(packed, origin, { limit, isPrefix: true }).bytes, bytes.slice(0, limit));
        assert.throws(
          () => inflate(packed, origin, { limit }),
          (error) => error instanceof Fault && error.detail.code === 'data-unpacked-size',
        );
      }),
      { seed, numRuns },
    );
  });

  it('reports damage, and nothing else, for what is cut off or changed', () => {
    let refused = 0;
    fc.assert(
      fc.property(contents, options, fc.nat(), fc.nat({ max: 254 }), (bytes, how, place, change) => {
        const packed = deflateRawSync(bytes, how);
        const at = place % packed.length;
        const mutant = Uint8Array.from(packed);
        mutant[at] = (mutant[at] ?? 0) ^ (change + 1);
        for (const wrong of [packed.subarray(0, at), mutant]) {
          try {
            assert.ok(inflate(wrong, origin, { limit: 1e6 }).bytes.length <= 1e6);
          } catch (error) {
            if (!(error instanceof Fault)) throw error;
            refused++;
          }
        }
      }),
      { seed, numRuns },
    );
    assert.ok(refused > numRuns, `${refused} were refused`);
  });
});

describe('gzip', () => {
  const text = Buffer.from('a,b\n1,2\n'.repeat(99));

  it('is unpacked, its members one after the other and zeros behind them', () => {
    assert.ok(text.equals(gunzip(gzipSync(text), origin, 1e6)));
    const members = Buffer.concat([gzipSync(text), gzipSync(''), gzipSync('c'), new Uint8Array(512)]);
    assert.equal(Buffer.from(gunzip(members, origin, 1e6)).toString(), `${text.toString()}c`);
    assert.equal(gunzip(gzipSync(''), origin, 1e6).length, 0);
  });

  it('has a header with what its flags say', () => {
    const packed = gzipSync(text);
    const parts = [
      { flag: 4, bytes: [3, 0, 1, 2, 3] },
      { flag: 8, bytes: Buffer.from('t.csv\0') },
      { flag: 16, bytes: Buffer.from('comment\0') },
      { flag: 2, bytes: [1, 2] },
    ];
    for (let flags = 0; flags < 32; flags++) {
      const head = [...packed.subarray(0, 10)];
      head[3] = flags;
      for (const { flag, bytes } of parts) if (flags & flag) head.push(...bytes);
      assert.ok(text.equals(gunzip(Buffer.from([...head, ...packed.subarray(10)]), origin, 1e6)), `flags ${flags}`);
      if (flags > 1) assertRefused(() => gunzip(Buffer.from(head.slice(0, -1)), origin, 1e6), 'data-damaged');
    }
    for (const flag of [32, 64, 128]) {
      const wrong = Buffer.from(packed);
      wrong[3] = flag;
      assertRefused(() => gunzip(wrong, origin, 1e6), 'data-damaged');
    }
  });

  it('takes twice its size where it has several members, and no more than it should where that is known', () => {
    const [one, two] = [gzipSync('abcd'), Buffer.concat([gzipSync('ab'), gzipSync(''), gzipSync('cde')])];
    const unpacked = (bytes: Uint8Array, limit: number, isExact = false) =>
      Buffer.from(gunzip(bytes, origin, limit, { isExact })).toString();
    assert.deepEqual([unpacked(one, 4), unpacked(one, 4, true), unpacked(two, 10)], ['abcd', 'abcd', 'abcde']);
    assert.equal(unpacked(Buffer.concat([gzipSync(''), one, gzipSync('')]), 4), 'abcd');
    assert.equal(unpacked(two, 5, true), 'abcde');
    assertRefused(() => unpacked(one, 3), 'data-unpacked-size');
    assertRefused(() => unpacked(two, 9), 'data-unpacked-size');
    assertRefused(() => unpacked(one, 3, true), 'data-damaged');
    assertRefused(() => unpacked(two, 4, true), 'data-damaged');
  });

  it('is refused where its end does not fit, and where it is a bomb', () => {
    const packed = gzipSync(text);
    for (const at of [packed.length - 8, packed.length - 1]) {
      const wrong = Buffer.from(packed);
      wrong[at] = (wrong[at] ?? 0) ^ 1;
      assertRefused(() => gunzip(wrong, origin, 1e6), 'data-damaged');
    }
    assertRefused(() => gunzip(Buffer.concat([packed, Buffer.from('x')]), origin, 1e6), 'data-damaged');
    const bomb = gzipSync(Buffer.alloc(5e6), { level: 9 });
    assertRefused(() => gunzip(bomb, origin, 1e6), 'data-unpacked-size');
    const many = Buffer.concat(new Array<Buffer>(99).fill(gzipSync(Buffer.alloc(1e5))));
    assertRefused(() => gunzip(many, origin, 1e6), 'data-unpacked-size');
  });
});

describe('zlib’s wrapping', () => {
  it('is removed, its checksum proven', () => {
    const bytes = Buffer.from(Array.from({ length: 1e5 }, (_, k) => (k * k) & 255));
    const packed = deflateSync(bytes);
    assert.ok(bytes.equals(unzlib(packed, origin, 1e5)));
    const wrong = Buffer.from(packed);
    wrong[packed.length - 1] = (wrong[packed.length - 1] ?? 0) ^ 1;
    assertRefused(() => unzlib(wrong, origin, 1e5), 'data-damaged');
    assertRefused(() => unzlib(packed.subarray(0, -1), origin, 1e5), 'data-damaged');
    assertRefused(() => unzlib(packed, origin, 1e5 - 1), 'data-damaged');
  });
});
