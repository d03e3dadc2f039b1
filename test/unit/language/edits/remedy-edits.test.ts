import assert from 'node:assert/strict';
import { analyze } from '../../../../src/language/analyze';
import { resolveEdit } from '../../../../src/language/edits/resolve';
import { applyEdits } from '../../../../src/language/range';
import type { Remedy } from '../../../../src/model/edit';

const lines = (model: string, seed = 'seed 4\n') =>
  `nnet 1\n${seed}model {\n  input 2\n  ${model}\n  dense out 1 sigmoid\n  weights "w.safetensors" // kept\n}\ntrain {\n  loss cross-entropy\n  optimizer adam lr=0.03 // fast\n}\n`;

/** The text after an edit. */
function edited(text: string, edit: Remedy): string {
  const resolved = resolveEdit(analyze(text), edit);
  if ('refusal' in resolved) return resolved.refusal.code;
  assert.equal(resolved.chosen, edit.layer);
  return applyEdits(text, resolved.edits);
}

describe('The edits that mend units', () => {
  it('set how W is drawn, without a scale or a value that was for another initialiser', () => {
    for (const [before, written] of [
      ['dense h 4 tanh', 'dense h 4 tanh init=xavier'],
      ['dense h 4 tanh init=zeros bias=1 // c', 'dense h 4 tanh init=xavier bias=1 // c'],
      ['dense h 4 tanh init=normal scale=5', 'dense h 4 tanh init=xavier'],
      ['dense h 4 tanh value=2 init=constant', 'dense h 4 tanh init=xavier'],
    ] as const) {
      const edit = { type: 'initializer', layer: 1, initializer: 'xavier' } as const;
      assert.equal(edited(lines(before), edit), lines(written));
    }
  });

  it('set b, the seed and α, and draw weights instead of reading them', () => {
    const text = lines('dense h 4 relu bias=-9');
    assert.equal(edited(text, { type: 'bias', layer: 1, bias: 0 }), lines('dense h 4 relu bias=0'));
    assert.equal(edited(text, { type: 'seed', layer: 1, seed: 5 }), text.replace('seed 4', 'seed 5'));
    assert.equal(edited(lines('flatten', ''), { type: 'seed', layer: 1, seed: 2 }), lines('flatten', 'seed 2\n'));
    assert.equal(edited(text, { type: 'learning-rate', layer: 1, lr: 0.003 }), text.replace('lr=0.03', 'lr=0.003'));
    assert.equal(
      edited(text, { type: 'draw-weights', layer: 1 }),
      text.replace('weights "w.safetensors" // kept', '// kept'),
    );
  });

  it('are refused where a layer has no weights, and where there is no optimiser to slow down', () => {
    assert.equal(edited(lines('flatten'), { type: 'bias', layer: 1, bias: 0 }), 'edit-initializer-kind');
    assert.equal(
      edited(lines('flatten'), { type: 'initializer', layer: 1, initializer: 'he' }),
      'edit-initializer-kind',
    );
    const without = 'nnet 1\nmodel {\n  input 1\n  dense a 1\n}\n';
    assert.equal(edited(without, { type: 'learning-rate', layer: 1, lr: 1 }), 'edit-no-optimizer');
  });
});
