import assert from 'node:assert/strict';
import { relocate } from '../../../../src/language/edits/relocate';
import type { Edit } from '../../../../src/model/edit';

/** One layer further in the other version; the ninth is not there, and neither is the eighth. */
const find = (position: number) =>
  position >= 8 ? { refusal: { code: `gone-${position}`, args: {} } } : { position: position + 1 };

const ofOne = (layer: number): readonly Edit[] => [
  { type: 'duplicate', layer },
  { type: 'delete', layer },
  { type: 'rename', layer, name: 'b' },
  { type: 'units', layer, units: 5 },
  { type: 'activation', layer, activation: 'tanh' },
  { type: 'rate', layer, rate: 0.25 },
  { type: 'initializer', layer, initializer: 'he' },
  { type: 'bias', layer, bias: 0 },
  { type: 'seed', layer, seed: 2 },
  { type: 'learning-rate', layer, lr: 0.1 },
  { type: 'draw-weights', layer },
];
const behindOne = (after: number): readonly Edit[] => [
  { type: 'insert', after, kind: 'flatten' },
  { type: 'paste', after, text: 'flatten' },
];

describe('An edit in another version of the text', () => {
  it('is of the same layers there, and says the same of them', () => {
    for (const edit of ofOne(2)) assert.deepEqual(relocate(edit, find), { edit: { ...edit, layer: 3 } });
    for (const edit of behindOne(2)) assert.deepEqual(relocate(edit, find), { edit: { ...edit, after: 3 } });
    assert.deepEqual(relocate({ type: 'move', layer: 2, after: 4 }, find), {
      edit: { type: 'move', layer: 3, after: 5 },
    });
  });

  it('is refused with the reason of its first layer that is not there', () => {
    const refusal = (code: string) => ({ refusal: { code, args: {} } });
    for (const edit of ofOne(8)) assert.deepEqual(relocate(edit, find), refusal('gone-8'));
    for (const edit of behindOne(8)) assert.deepEqual(relocate(edit, find), refusal('gone-8'));
    for (const [layer, after] of [
      [8, 9],
      [8, 2],
      [2, 8],
    ] as const)
      assert.deepEqual(relocate({ type: 'move', layer, after }, find), refusal('gone-8'));
  });
});
