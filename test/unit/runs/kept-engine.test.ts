import assert from 'node:assert/strict';
import type { EngineDescription } from '../../../src/model/record';
import { keptEngine, tierKeeps } from '../../../src/runs/kept-engine';

describe('the engine that a run keeps', () => {
  const compiled: EngineDescription = { kind: 'compiled', arithmetic: 'fma' };
  const reference: EngineDescription = { kind: 'reference', arithmetic: 'mul-add' };
  const without = (reason: NonNullable<EngineDescription['reason']>): EngineDescription => ({ ...reference, reason });

  it('is the reference, or an arithmetic of the compiled one, to which a run falls back again unless memory lacked', () => {
    assert.deepEqual([compiled, reference, without('no-memory')].map(keptEngine), ['fma', 'reference', 'reference']);
    assert.equal(keptEngine(without('hidden-softmax')), 'mul-add');
  });

  it('is that of any tier that rounds alike', () => {
    const kept = (engine: EngineDescription) =>
      (['auto', 'reference', 'A', 'B', 'C'] as const).filter((tier) => tierKeeps(tier, engine));
    assert.deepEqual(kept(compiled), ['auto', 'A', 'B']);
    assert.deepEqual(kept(reference), ['auto', 'reference']);
    assert.deepEqual(kept(without('hidden-softmax')), ['auto', 'C']);
  });
});
