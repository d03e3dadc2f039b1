import assert from 'node:assert/strict';
import { analyze } from '../../../src/language/analyze';
import { resolveEdit } from '../../../src/language/edits/resolve';
import { applyEdits } from '../../../src/language/range';
import { translate } from '../../../src/messages/translate';
import type { Edit } from '../../../src/model/edit';

const lines = (...model: readonly string[]) => ['nnet 1', 'model {', ...model, '}', ''].join('\n');

/** The text after an edit, or the code of its refusal. */
function edited(text: string, edit: Edit): string {
  const resolved = resolveEdit(analyze(text), edit);
  return 'refusal' in resolved ? resolved.refusal.code : applyEdits(text, resolved.edits);
}

const flower = lines(
  '  input 2        // n_x',
  '  dense hidden 4 tanh // four',
  '',
  '  // the answer',
  '  dense output 1 sigmoid',
);

describe('edits, one by one', () => {
  it('units change one token', () => {
    const edit: Edit = { type: 'units', layer: 1, units: 5 };
    assert.equal(edited(flower, edit), flower.replace('hidden 4', 'hidden 5'));
    assert.equal(edited(flower, { ...edit, layer: 0, units: 3 }), flower.replace('input 2', 'input 3'));
    assert.deepEqual(resolveEdit(analyze(flower), { ...edit, units: 4 }), { edits: [], chosen: 1 });
  });

  it('a deleted layer takes its line and its comment along, no other', () => {
    const edit: Edit = { type: 'delete', layer: 1 };
    assert.equal(edited(flower, edit), flower.replace('  dense hidden 4 tanh // four\n', ''));
    assert.equal(edited(flower, { type: 'delete', layer: 2 }), flower.replace('  dense output 1 sigmoid\n', ''));
  });

  it('an inserted layer copies indentation and line ending', () => {
    const edit: Edit = {
      type: 'insert',
      after: 1,
      kind: 'dense',
      name: '隐 2',
      units: 3,
      activation: 'relu',
    };
    assert.equal(edited(flower, edit), flower.replace('// four\n', '// four\n  dense "隐 2" 3 relu\n'));
    const windows = flower.replaceAll('\n', '\r\n').replaceAll('  ', '\t');
    assert.equal(edited(windows, edit), windows.replace('// four\r\n', '// four\r\n\tdense "隐 2" 3 relu\r\n'));
    const drop: Edit = { type: 'insert', after: 1, kind: 'dropout', rate: 0.5 };
    assert.equal(edited(flower, drop), flower.replace('// four\n', '// four\n  dropout rate=0.5\n'));
  });

  it('an inserted layer has a free name where none is given', () => {
    const edit: Edit = { type: 'insert', after: 0, kind: 'dense' };
    assert.equal(edited(flower, edit), flower.replace('// n_x\n', '// n_x\n  dense hidden2 4 tanh\n'));
  });

  it('a moved layer keeps its line', () => {
    const edit: Edit = { type: 'move', layer: 1, after: 2 };
    const line = '  dense hidden 4 tanh // four\n';
    assert.equal(edited(flower, edit), flower.replace(line, '').replace('sigmoid\n', `sigmoid\n${line}`));
    const stays: Edit = { type: 'move', layer: 1, after: 0 };
    assert.deepEqual(resolveEdit(analyze(flower), stays), { edits: [], chosen: 1 });
  });

  it('one-liners stay one-liners', () => {
    const text = 'nnet 1; model { input 2; dense a 3 tanh; dense b 4 relu; dense c 1 sigmoid }';
    const insert: Edit = { type: 'insert', after: 3, kind: 'flatten' };
    assert.equal(edited(text, insert), text.replace('sigmoid }', 'sigmoid; flatten }'));
    assert.equal(edited(text, { ...insert, after: 1 }), text.replace('tanh;', 'tanh; flatten;'));
    assert.equal(edited(text, { type: 'delete', layer: 1 }), text.replace(' dense a 3 tanh;', ''));
    assert.equal(edited(text, { type: 'delete', layer: 3 }), text.replace('; dense c 1 sigmoid', ''));
    const moved = 'nnet 1; model { input 2; dense b 4 relu; dense c 1 sigmoid; dense a 3 tanh }';
    assert.equal(edited(text, { type: 'move', layer: 1, after: 3 }), moved);
  });

  it('a missing line ending at the end of the text is no obstacle', () => {
    const text = 'nnet 1\nmodel { input 2\n  dense a 3\n  dense out 1 }';
    assert.equal(edited(text, { type: 'delete', layer: 2 }), 'nnet 1\nmodel { input 2\n  dense a 3 }');
    const inserted = 'nnet 1\nmodel { input 2\n  dense a 3\n  dense out 1\n  flatten }';
    assert.equal(edited(text, { type: 'insert', after: 2, kind: 'flatten' }), inserted);
  });

  it('what is switched off stays where it is', () => {
    const text = lines(
      '  input 2',
      '  /- dense off 7 tanh',
      '  dense a 3 /- 9 tanh \\',
      '    l2=1 // λ',
      '  dense out 1',
    );
    assert.equal(edited(text, { type: 'delete', layer: 1 }), text.replace(/ {2}dense a[^λ]*λ\n/, ''));
    assert.equal(edited(text, { type: 'activation', layer: 1, activation: 'relu' }), text.replace('9 tanh', '9 relu'));
    assert.equal(
      edited(text, { type: 'activation', layer: 2, activation: 'relu' }),
      text.replace('out 1', 'out 1 relu'),
    );
  });

  it('names are quoted only where they must be', () => {
    const rename = (name: string): Edit => ({ type: 'rename', layer: 1, name });
    assert.equal(edited(flower, rename('隐藏层')), flower.replace('hidden', '隐藏层'));
    assert.equal(edited(flower, rename('a "b"')), flower.replace('hidden', '"a \\"b\\""'));
    const nameless = lines('  input 2', '  dropout rate=0.1', '  dense out 1');
    const named = nameless.replace('dropout', 'dropout noise');
    assert.equal(edited(nameless, { type: 'rename', layer: 1, name: 'noise' }), named);
  });

  it('a rate changes one token', () => {
    const text = lines('  input 2', '  dropout d rate = 0.1', '  dense out 1');
    assert.equal(edited(text, { type: 'rate', layer: 1, rate: 0.25 }), text.replace('0.1', '0.25'));
  });

  it('reach the first and the last layer, and no other', () => {
    const text = lines('  input 2', '  dense a 3', '  dense b 4');
    for (const [layer, before, after] of [
      [0, 'input 2', 'input 9'],
      [1, 'a 3', 'a 9'],
      [2, 'b 4', 'b 9'],
    ] as const)
      assert.equal(edited(text, { type: 'units', layer, units: 9 }), text.replace(before, after));
    for (const layer of [3, 100, -1]) assert.equal(edited(text, { type: 'units', layer, units: 9 }), 'edit-no-layer');
  });

  it('of a layer that can’t be read are refused with the line to fix', () => {
    const text = lines('  input 2', '  dense a many', '  dense b 4');
    for (const layer of [1, 2]) {
      const resolved = resolveEdit(analyze(text), { type: 'units', layer, units: 9 });
      assert.ok('refusal' in resolved);
      assert.deepEqual(resolved.refusal, { code: 'edit-unreadable', args: { name: 'dense', line: 4 } });
    }
    assert.equal(edited(text, { type: 'units', layer: 0, units: 9 }), text.replace('input 2', 'input 9'));
  });

  it('say which layer they leave chosen', () => {
    const chosen = (edit: Edit): number | string => {
      const resolved = resolveEdit(analyze(flower), edit);
      return 'refusal' in resolved ? resolved.refusal.code : resolved.chosen;
    };
    assert.equal(chosen({ type: 'insert', after: 2, kind: 'dense' }), 3);
    assert.equal(chosen({ type: 'duplicate', layer: 1 }), 2);
    assert.equal(chosen({ type: 'paste', after: 0, text: 'flatten\nflatten' }), 1);
    assert.equal(chosen({ type: 'delete', layer: 2 }), 1);
    assert.equal(chosen({ type: 'move', layer: 1, after: 2 }), 2);
    assert.equal(chosen({ type: 'move', layer: 2, after: 0 }), 1);
    assert.equal(chosen({ type: 'units', layer: 1, units: 9 }), 1);
  });

  it('what makes no sense is refused in a sentence', () => {
    const image = lines('  input 8 8', '  flatten', '  dropout rate=0.1', '  dense out 1');
    const refusals: readonly (readonly [string, Edit, string])[] = [
      [flower, { type: 'delete', layer: 0 }, 'edit-delete-input'],
      [flower, { type: 'duplicate', layer: 0 }, 'edit-copy-input'],
      [flower, { type: 'paste', after: 1, text: 'seed 1' }, 'edit-paste-text'],
      [flower, { type: 'units', layer: 7, units: 1 }, 'edit-no-layer'],
      [flower, { type: 'move', layer: 0, after: 2 }, 'edit-move-input'],
      [flower, { type: 'rename', layer: 0, name: 'x' }, 'edit-rename-kind'],
      [flower, { type: 'rename', layer: 1, name: 'output' }, 'edit-name-taken'],
      [flower, { type: 'rename', layer: 1, name: ' ' }, 'edit-name-empty'],
      [flower, { type: 'rename', layer: 1, name: 'a\nb' }, 'edit-name-lines'],
      [flower, { type: 'insert', after: 0, kind: 'dense', name: 'output' }, 'edit-name-taken'],
      [flower, { type: 'insert', after: 0, kind: 'dense', units: 0 }, 'edit-units-range'],
      [flower, { type: 'insert', after: 0, kind: 'dropout', rate: 1 }, 'edit-rate-range'],
      [flower, { type: 'units', layer: 1, units: 2.5 }, 'edit-units-range'],
      [flower, { type: 'activation', layer: 0, activation: 'relu' }, 'edit-activation-kind'],
      [flower, { type: 'rate', layer: 1, rate: 0.5 }, 'edit-rate-kind'],
      [image, { type: 'units', layer: 0, units: 3 }, 'edit-units-image'],
      [image, { type: 'units', layer: 1, units: 3 }, 'edit-units-kind'],
      [image, { type: 'rate', layer: 2, rate: -0.5 }, 'edit-rate-range'],
      [flower.replace('four', 'four\n  dense "x 3'), { type: 'delete', layer: 1 }, 'edit-broken'],
    ];
    for (const [text, edit, code] of refusals) {
      const resolved = resolveEdit(analyze(text), edit);
      assert.ok('refusal' in resolved, code);
      assert.equal(resolved.refusal.code, code);
      for (const locale of ['en', 'zh-cn'] as const)
        assert.doesNotMatch(translate(resolved.refusal, locale), /[{}]|^edit-/);
    }
  });

  it('errors elsewhere are no obstacle', () => {
    const text = `${flower}train { epochs "many }\n`;
    assert.equal(edited(text, { type: 'units', layer: 1, units: 5 }), text.replace('hidden 4', 'hidden 5'));
  });
});
