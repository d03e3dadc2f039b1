import assert from 'node:assert/strict';
import * as v from 'valibot';
import { prepareSchema } from '../../../src/protocol/engine';

describe('What an engine is prepared with', () => {
  it('is at least one thread and one epoch a record, where they are given, and no more threads than a machine has', () => {
    const { threads, every } = prepareSchema.entries;
    const fits = (schema: v.GenericSchema, values: readonly unknown[]): boolean[] =>
      values.map((value) => v.safeParse(schema, value).success);
    assert.deepEqual(fits(threads, [undefined, 1, 64, 0, 65, 1.5]), [true, true, true, false, false, false]);
    assert.deepEqual(fits(every, [undefined, 1, 1000, 0, -1, 1.5]), [true, true, true, false, false, false]);
  });
});
