import assert from 'node:assert/strict';
import fc from 'fast-check';
import { prepareData } from '../../../src/data/prepare';
import { nodeSha256 } from '../../../src/worker/digest.node';
import { caseCount } from '../../count';
import { generated, specOf } from '../data/specs';

describe('the platform’s SHA-256', () => {
  it('is SHA-256, whatever the pieces (FIPS 180-4)', () => {
    const hash = nodeSha256();
    hash.update(new TextEncoder().encode('a'));
    hash.update(new Uint8Array());
    hash.update(new TextEncoder().encode('bc'));
    assert.equal(hash.hex(), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('gives data the same hash as the portable one (seed 94)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), fc.nat(1000), fc.boolean(), (samples, seed, isHeldOut) => {
        const source = generated('circles', { samples, seed });
        const spec = specOf({ source, ...(isHeldOut ? { holdout: { fraction: 0.5, stratify: false } } : {}) });
        const own = prepareData(spec, new Map(), { sha256: nodeSha256 });
        assert.equal(own.hash, prepareData(spec, new Map()).hash);
      }),
      { seed: 94, numRuns: caseCount(200) },
    );
  });
});
