import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { unpackZstd } from '../../../../src/data/sources/zstd/unpack';
import { Fault } from '../../../../src/model/message';
import { caseCount } from '../../../count';

const seed = 20305;
const numRuns = caseCount(20_000, 1000);
const origin = { file: 'f', format: 'Zstandard' };

type Case = readonly [alphabet: number, repeat: number, size: number, packed: string];
const cases: readonly Case[] = JSON.parse(readFileSync('test/fixtures/files/zstd.json', 'utf8'));

/** What the fixtures' script packed. */
function content(alphabet: number, repeat: number, size: number): Uint8Array {
  const out: number[] = [];
  let state = 1;
  while (out.length < size) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    const draw = Math.floor(state / 65536);
    if (repeat > 0 && draw % repeat === 0 && out.length > 4000) {
      const at = out.length - 200 - (Math.floor(state / 256) % 3000);
      out.push(...out.slice(at, at + 100));
    } else out.push(draw % alphabet);
  }
  return Uint8Array.from(out.slice(0, size));
}

describe('Zstandard', () => {
  it(`unpacks ${cases.length} contents of all kinds of blocks`, () => {
    for (const [alphabet, repeat, size, packed] of cases) {
      const unpacked = unpackZstd(Buffer.from(packed, 'base64'), size, origin);
      const what = `${size} bytes of ${alphabet}, repeated ${repeat}`;
      assert.ok(Buffer.from(content(alphabet, repeat, size)).equals(unpacked), what);
    }
  });

  it('unpacks frames one after the other, and skips others', () => {
    const [first, second] = cases.filter(([, , size]) => size === 300);
    const skipped = Buffer.from([0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
    const parts = [first, second].map((each) => Buffer.from(each?.[3] ?? '', 'base64'));
    const unpacked = unpackZstd(Buffer.concat([skipped, ...parts]), 600, origin);
    assert.deepEqual(unpacked.subarray(0, 300), content(first?.[0] ?? 0, 0, 300));
    assert.deepEqual(unpacked.subarray(300), content(second?.[0] ?? 0, 0, 300));
  });

  it(`refuses what is changed or cut off, and never gives another size (seed ${seed}, ${numRuns} mutants)`, () => {
    const small = cases.filter(([, , size]) => size > 0 && size <= 5000);
    let refused = 0;
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), fc.boolean(), (which, place, change, isCut) => {
        const [, , size, text] = small[which % small.length] ?? [0, 0, 0, ''];
        const packed = Uint8Array.from(Buffer.from(text, 'base64'));
        const at = place % packed.length;
        packed[at] = (packed[at] ?? 0) ^ change;
        try {
          assert.equal(unpackZstd(isCut ? packed.subarray(0, at) : packed, size, origin).length, size);
        } catch (error) {
          if (!(error instanceof Fault)) throw error;
          refused++;
        }
      }),
      { seed, numRuns },
    );
    assert.ok(refused > numRuns / 2, `${refused} were refused`);
  });
});
