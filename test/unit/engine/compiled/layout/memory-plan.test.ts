import assert from 'node:assert/strict';
import {
  type MemoryPlan,
  type PlanSizes,
  planMemory,
  targetStride,
} from '../../../../../src/engine/compiled/layout/memory-plan';
import type { CompiledNetwork } from '../../../../../src/engine/compiled/network';

const layer = { activation: 'tanh', slope: 0.01, frozen: false, l2: 0, dropout: [] } as const;
const network: CompiledNetwork = {
  features: 3,
  outputs: 2,
  inputDropout: [0.1],
  layers: [
    { ...layer, name: 'a', inputs: 3, units: 9, dropout: [0.5] },
    { ...layer, name: 'b', inputs: 9, units: 5, frozen: true },
    { ...layer, name: 'c', inputs: 5, units: 2 },
  ],
  loss: 'mse',
};
const everything: PlanSizes = {
  batch: 4,
  evaluation: 6,
  train: 10,
  validation: 5,
  test: 7,
  gathers: true,
  weighted: true,
  moments: 2,
  storedGradient: true,
  threads: 2,
  steps: 3,
  keepsDerivative: [true, false, false],
};
/** Only what every network has. */
const least: PlanSizes = {
  ...everything,
  validation: 0,
  test: 0,
  gathers: false,
  weighted: false,
  moments: 0,
  storedGradient: false,
  threads: 1,
  keepsDerivative: [false, false, false],
};

/** The tensors of a layer in their order: their addresses. */
function placesOf({ layers }: MemoryPlan, index: number) {
  const place = layers[index] ?? assert.fail();
  const { weight, bias, ...others } = place;
  const all = [weight, bias].flatMap(({ address, moments, gradient }) => [
    address,
    ...(moments.first > 0 ? [address + moments.first] : []),
    ...(moments.second > 0 ? [address + moments.second] : []),
    gradient,
  ]);
  return [...all, others.transposed, others.activation, others.delta, others.derivative, others.mask];
}

/** Addresses of tensors of so many floats, one behind the other from 64 on: whole lines of 64 bytes, one of them spare. */
function addresses(sizes: readonly number[]): number[] {
  let next = 64;
  const found: number[] = [];
  for (const floats of sizes) {
    found.push(next);
    next = 64 * Math.ceil((next + 4 * floats + 64) / 64);
  }
  return [...found, next];
}

describe('the places in a module’s memory', () => {
  it('follow one another, each with all that is written to it and a spare line', () => {
    const plan = planMemory(network, everything);
    // 9 units are stored as 16, 5 as 8, 2 as 4; 4 rows of 16 as 5, since they are in several panels.
    const layers = [
      [48, 48, 48, 48, 16, 16, 16, 16, 7 * 16, 5 * 16, 5 * 16, 5 * 16],
      [9 * 8, 8, 16 * 5, 6 * 8, 4 * 8],
      [20, 20, 20, 20, 4, 4, 4, 4, 8 * 2, 6 * 4, 4 * 4],
    ];
    const sets = [6 * 4, 6 * 4, 6 * 4, 4 * 4, 10, 10, 6, 3 * 4, 10 * 4, 10 * 4, 7 * 4, 6 * 4];
    const expected = addresses([16, 4, ...layers.flat(), 256, 256, 256, ...sets]);
    const found = [
      plan.barrier,
      plan.clipScale,
      ...layers.flatMap((_, index) => placesOf(plan, index).filter((address) => address > 0)),
      ...plan.constants,
      plan.batch.x,
      plan.batch.y,
      plan.loose.x,
      plan.inputMask,
      plan.order,
      plan.meanShares,
      plan.counting,
      plan.factors,
      plan.train.x,
      plan.train.y,
      plan.test.x,
      plan.validation.x,
      plan.bytes,
    ];
    assert.equal(plan.constants.length, 3);
    assert.deepEqual(found, expected);
    assert.deepEqual(
      [plan.batch, plan.loose, plan.train, plan.test, plan.validation].map(({ stored }) => stored),
      [6, 6, 10, 7, 6],
    );
    assert.deepEqual(
      plan.layers.map(({ weight, bias }) => [weight.bytes, bias.bytes]),
      [
        [192, 64],
        [288, 32],
        [80, 16],
      ],
    );
  });

  it('are 0 for what a network does not need', () => {
    const plan = planMemory(
      { ...network, inputDropout: [], layers: network.layers.map((each) => ({ ...each, dropout: [] })) },
      least,
    );
    const nowhere = { x: 0, stored: 0 };
    assert.deepEqual([plan.batch, plan.test, plan.validation], [{ ...nowhere, y: 0 }, nowhere, nowhere]);
    assert.deepEqual([plan.inputMask, plan.order, plan.meanShares, plan.counting], [0, 0, 0, 0]);
    for (const { weight, bias, derivative, mask } of plan.layers) {
      for (const { moments, gradient } of [weight, bias])
        assert.deepEqual({ moments, gradient }, { moments: { first: 0, second: 0 }, gradient: 0 });
      assert.deepEqual([derivative, mask], [0, 0]);
    }
    assert.deepEqual(
      plan.layers.map(({ transposed }) => transposed > 0),
      [false, true, true],
    );
    assert.equal(plan.constants.length, 1);
  });

  it('have no room between the targets of one unit where no batch is gathered', () => {
    const one = { ...network, outputs: 1, inputDropout: [] };
    const roomOfY = (gathers: boolean) => {
      const { train, test } = planMemory(one, { ...everything, gathers });
      return test.x - train.y;
    };
    assert.deepEqual([roomOfY(false), roomOfY(true)], [128, 256]);
    assert.deepEqual(
      [1, 2, 4, 5].map((outputs) => [targetStride(outputs, false), targetStride(outputs, true)]),
      [
        [1, 4],
        [4, 4],
        [4, 4],
        [8, 8],
      ],
    );
  });

  it('have as many moments as the optimiser keeps', () => {
    const { moments } = planMemory(network, { ...least, moments: 1 }).layers[0]?.weight ?? {};
    assert.deepEqual(moments, { first: 256, second: 0 });
  });
});
