import assert from 'node:assert/strict';
import { RowRegisters } from '../../../../../src/engine/compiled/kernels/update-row';
import { ConstantPool } from '../../../../../src/engine/compiled/wasm/constant-pool';
import { FunctionBuilder } from '../../../../../src/engine/compiled/wasm/function-builder';

describe('the registers of an updated row', () => {
  const f = new FunctionBuilder(0, ['weights'], new ConstantPool(0));
  const registers = new RowRegisters(f, 2);
  const row = (vectors: number) =>
    registers.row(f.parameters.weights, 0, f.vectors(vectors), { first: 64, second: 128 });

  it('are one for each value and moment of each vector', () => {
    for (const vectors of [1, 2]) {
      const { lanes } = row(vectors);
      const indices = lanes.flatMap(({ gradient, parameter, first, second }) =>
        [gradient, parameter, first, second].map(({ index }) => index),
      );
      assert.equal(lanes.length, vectors);
      assert.equal(new Set(indices).size, 4 * vectors);
    }
  });

  it('refuse a row that is wider than they are', () => {
    assert.throws(() => row(3), RangeError);
  });
});
