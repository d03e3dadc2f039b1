import assert from 'node:assert/strict';
import { isConstant } from '../../../src/numerics/constant';

describe('a constant', () => {
  it('is one but for rounding', () => {
    assert.ok(isConstant({ least: 0.3, largest: 0.30000000000000004 }));
    assert.ok(isConstant({ least: -7, largest: -7 }));
    assert.ok(isConstant({ least: 0, largest: 0 }));
    assert.ok(!isConstant({ least: 0.3, largest: 0.3000001 }));
    assert.ok(!isConstant({ least: 0, largest: 5e-324 }));
    assert.ok(!isConstant({ least: 1_700_000_000, largest: 1_700_000_001 }));
  });
});
