import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isCount, isRecord, parseJson, writeJson } from '../../../src/runs/json';

describe('JSON', () => {
  it('is what JSON.stringify writes, but for numbers that are not finite, which are named (seed 41)', () => {
    const leaf = fc.oneof(fc.double(), fc.string(), fc.constantFrom(null, true, 'null', Number.NaN, -Infinity));
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(leaf, fc.array(tie('value')), fc.dictionary(fc.string(), tie('value'))),
    }));
    const named = (held: unknown): unknown => {
      if (typeof held === 'number' && !Number.isFinite(held)) return String(held);
      if (Array.isArray(held)) return held.map(named);
      return isRecord(held) ? Object.fromEntries(Object.entries(held).map(([key, each]) => [key, named(each)])) : held;
    };
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 2), (held, indent) => {
        assert.equal(writeJson(held, indent), JSON.stringify(named(held), undefined, indent));
      }),
      { seed: 41, numRuns: 1000 },
    );
  });

  it('that cannot be read is undefined, and its objects and counts are told apart', () => {
    assert.equal(parseJson('{"a":'), undefined);
    assert.deepEqual(parseJson('{"a":[1]}'), { a: [1] });
    assert.deepEqual([{}, [], null, 'a'].map(isRecord), [true, false, false, false]);
    assert.deepEqual([0, 7, -1, 0.5, 2 ** 53, Number.NaN, '1', null].map(isCount), [
      true,
      true,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
