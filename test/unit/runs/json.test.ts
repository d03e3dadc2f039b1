import assert from 'node:assert/strict';
import fc from 'fast-check';
import { is } from 'valibot';
import { isCount, isRecord, jsonPieces, LongList, parseJson, writeJson, writtenCount } from '../../../src/runs/json';

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

  it('comes in pieces where an object has long lists, which are gone through value by value', () => {
    const lists: readonly (readonly unknown[])[] = [
      [],
      [1, Number.NaN, 'a"b'],
      Array.from({ length: 30_000 }, (_, i) => [i, -i / 3]),
    ];
    for (const outputs of lists) {
      for (const classes of lists) {
        const value = { outputs, 'a "name"': { b: null }, classes, last: Number.POSITIVE_INFINITY };
        const long = { ...value, outputs: new LongList(outputs), classes: new LongList(new Set(classes)) };
        const pieces = [...jsonPieces(long)];
        assert.equal(pieces.join(''), writeJson(value));
        assert.ok(pieces.every(({ length }) => length < 66_000));
      }
    }
    assert.deepEqual([...jsonPieces({ a: undefined })], ['{}']);
    // A character at a time: a piece is given as soon as it is long enough.
    const lengths = [...jsonPieces(new LongList(Array<number>(70_000).fill(1)))].map(({ length }) => length);
    assert.deepEqual(lengths, [65_536, 65_536, 2 * 70_000 + 1 - 2 * 65_536]);
  });

  it('that cannot be read is undefined, and its objects and counts are told apart', () => {
    assert.equal(parseJson('{"a":'), undefined);
    assert.deepEqual(parseJson('{"a":[1]}'), { a: [1] });
    assert.deepEqual([{}, [], null, 'a'].map(isRecord), [true, false, false, false]);
    const values = [0, 1, 7, 2 ** 53 - 1, -1, 0.5, 2 ** 53, Number.NaN, '1', null];
    assert.deepEqual(
      values.map(isCount),
      values.map((_, k) => k < 4),
    );
    assert.deepEqual(
      values.map((value) => is(writtenCount, value)),
      values.map(isCount),
    );
  });
});
