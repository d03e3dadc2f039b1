import assert from 'node:assert/strict';
import { analyze } from '../../../../src/language/analyze';
import { isRate } from '../../../../src/language/edits/rate';
import { resolveEdit } from '../../../../src/language/edits/resolve';
import { isUnits } from '../../../../src/language/edits/units';
import { applyEdits } from '../../../../src/language/range';
import { mostUnits } from '../../../../src/language/vocabulary/model';
import type { Edit } from '../../../../src/model/edit';

const text = 'nnet 1\nmodel {\n  input 2\n  dense a 3\n  dropout rate=0.5\n  dense b 1\n}\n';

/** The line that an edit writes, and the position that is chosen then; or the code of its refusal. */
function made(edit: Edit): readonly [line: string, chosen: number] | string {
  const resolved = resolveEdit(analyze(text), edit);
  if ('refusal' in resolved) return resolved.refusal.code;
  const before = new Set(text.split('\n'));
  const lines = applyEdits(text, resolved.edits).split('\n');
  return [lines.find((line) => !before.has(line))?.trim() ?? '', resolved.chosen];
}

describe('The values that an edit gives a layer', () => {
  it('are whole units from 1 on, and a rate from 0 up to but not 1', () => {
    for (const units of [1, 2, mostUnits]) assert.ok(isUnits(units), String(units));
    for (const units of [0, -1, 1.5, mostUnits + 1, Number.NaN, Infinity]) assert.ok(!isUnits(units), String(units));
    for (const rate of [0, 0.5, 0.999]) assert.ok(isRate(rate), String(rate));
    for (const rate of [1, -0.001, Number.NaN]) assert.ok(!isRate(rate), String(rate));
  });

  it('are those of a new layer, which is chosen, or it is refused', () => {
    assert.deepEqual(made({ type: 'insert', after: 1, kind: 'dense', units: mostUnits }), [
      `dense hidden ${mostUnits} tanh`,
      2,
    ]);
    assert.deepEqual(made({ type: 'insert', after: 2, kind: 'dense', name: 'c', units: 1, activation: 'relu' }), [
      'dense c 1 relu',
      3,
    ]);
    assert.deepEqual(made({ type: 'insert', after: 0, kind: 'dropout', rate: 0 }), ['dropout rate=0', 1]);
    assert.deepEqual(made({ type: 'insert', after: 0, kind: 'dense', units: 0 }), 'edit-units-range');
    assert.deepEqual(made({ type: 'insert', after: 0, kind: 'dropout', rate: 1 }), 'edit-rate-range');
  });

  it('change nothing where the layer has them', () => {
    for (const edit of [
      { type: 'units', layer: 1, units: 3 },
      { type: 'units', layer: 0, units: 2 },
      { type: 'rate', layer: 2, rate: 0.5 },
      { type: 'rename', layer: 1, name: 'a' },
      { type: 'move', layer: 2, after: 2 },
      { type: 'move', layer: 2, after: 1 },
    ] satisfies readonly Edit[]) {
      const resolved = resolveEdit(analyze(text), edit);
      assert.deepEqual(resolved, { edits: [], chosen: edit.layer }, JSON.stringify(edit));
    }
  });
});
