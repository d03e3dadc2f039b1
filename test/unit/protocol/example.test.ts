import assert from 'node:assert/strict';
import { exampleKey } from '../../../src/protocol/example';

/** FNV-1a with 32 bits over the bytes, each plus `add`. */
function fnv(bytes: Uint8Array, offset: bigint, add: bigint): bigint {
  return bytes.reduce((hash, byte) => ((hash ^ (BigInt(byte) + add)) * 0x01000193n) & 0xffffffffn, offset);
}

describe('The key of an example', () => {
  it('is its place in its set', () => {
    assert.equal(exampleKey({ from: 'train', index: 3 }), 'train 3');
    assert.equal(exampleKey({ from: 'test', index: 0 }), 'test 0');
  });

  it('is the number and two hashes of the values that are typed', () => {
    for (const x of [[], [0], [0.5, -1], [1e300, Number.MIN_VALUE, 7]]) {
      const bytes = new Uint8Array(Float64Array.from(x).buffer);
      const [one, other] = [fnv(bytes, 0x811c9dc5n, 0n), fnv(bytes, 0x9dc5811cn, 1n)];
      assert.equal(exampleKey({ from: 'typed', x }), `typed ${x.length} ${one} ${other}`);
    }
  });
});
