import assert from 'node:assert/strict';
import { isFused } from '../../../../src/engine/compiled/probe';

describe('the probe for fused multiply-add', () => {
  it('shows one rounding where all four lanes have kept 2⁻²⁴', () => {
    const kept = 2 ** -24;
    assert.ok(isFused(Float32Array.of(kept, kept, kept, kept)));
    assert.ok(isFused(Float32Array.of(kept, kept, kept, kept, 0)));
    assert.ok(!isFused(Float32Array.of(kept, kept, kept)));
    assert.ok(!isFused(Float32Array.of(kept, kept, kept, 0)));
    assert.ok(!isFused(new Float32Array(4)));
  });
});
