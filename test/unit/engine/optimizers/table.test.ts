import assert from 'node:assert/strict';
import { optimizerFor } from '../../../../src/engine/optimizers/table';
import { optimizerDefaults, optimizerFacts, optimizerNames } from '../../../../src/model/optimizer';

describe('an optimiser', () => {
  for (const name of optimizerNames) {
    /** w after one update that is called number `step`, and the moments. */
    const updated = (step: number) => {
      const w = Float64Array.of(1, -2, 3);
      const { state, update } = optimizerFor({ ...optimizerDefaults, name }).bind(
        w,
        Float64Array.of(0.5, 0.25, -1),
        () => new Float64Array(3),
      );
      update(0.1, step);
      return { w: [...w], state };
    };

    it(`${name} keeps as many tensors as the model says, by which memory is reserved`, () => {
      const { state } = updated(1);
      assert.equal(state.length, optimizerFacts(name).moments.length);
      assert.ok(state.every((moment) => moment.every((value) => value !== 0)));
    });

    it(`${name} depends on the number of its step where the model says so`, () => {
      assert.equal(String(updated(1).w) !== String(updated(2).w), optimizerFacts(name).countsSteps);
    });
  }
});
