import assert from 'node:assert/strict';
import { analyze } from '../../../src/language/analyze';
import { resolveEdit } from '../../../src/language/edits/resolve';
import { applyEdits } from '../../../src/language/range';
import { translate } from '../../../src/messages/translate';
import type { Edit, LayerReference } from '../../../src/model/edit';

const lines = (...model: readonly string[]) => ['nnet 1', 'model {', ...model, '}', ''].join('\n');

/** The text after an edit, or the code of its refusal. */
function edited(text: string, edit: Edit): string {
  const resolved = resolveEdit(analyze(text), edit);
  return 'refusal' in resolved ? resolved.refusal.code : applyEdits(text, resolved.edits);
}

const at = (position: number, name: string): LayerReference => ({ position, name });
const flower = lines(
  '  input 2        // n_x',
  '  dense hidden 4 tanh // four',
  '',
  '  // the answer',
  '  dense output 1 sigmoid',
);

describe('edits, one by one', () => {
  it('units change one token', () => {
    const edit: Edit = { type: 'units', layer: at(1, 'hidden'), units: 5 };
    assert.equal(edited(flower, edit), flower.replace('hidden 4', 'hidden 5'));
    assert.equal(edited(flower, { ...edit, layer: at(0, 'input'), units: 3 }), flower.replace('input 2', 'input 3'));
    assert.deepEqual(resolveEdit(analyze(flower), { ...edit, units: 4 }), { edits: [] });
  });

  it('a deleted layer takes its line and its comment along, no other', () => {
    const edit: Edit = { type: 'delete', layer: at(1, 'hidden') };
    assert.equal(edited(flower, edit), flower.replace('  dense hidden 4 tanh // four\n', ''));
    assert.equal(
      edited(flower, { type: 'delete', layer: at(2, 'output') }),
      flower.replace('  dense output 1 sigmoid\n', ''),
    );
  });

  it('an inserted layer copies indentation and line ending', () => {
    const edit: Edit = {
      type: 'insert',
      after: at(1, 'hidden'),
      kind: 'dense',
      name: '隐 2',
      units: 3,
      activation: 'relu',
    };
    assert.equal(edited(flower, edit), flower.replace('// four\n', '// four\n  dense "隐 2" 3 relu\n'));
    const windows = flower.replaceAll('\n', '\r\n').replaceAll('  ', '\t');
    assert.equal(edited(windows, edit), windows.replace('// four\r\n', '// four\r\n\tdense "隐 2" 3 relu\r\n'));
    const drop: Edit = { type: 'insert', after: at(1, 'hidden'), kind: 'dropout', rate: 0.5 };
    assert.equal(edited(flower, drop), flower.replace('// four\n', '// four\n  dropout rate=0.5\n'));
  });

  it('an inserted layer has a free name where none is given', () => {
    const edit: Edit = { type: 'insert', after: at(0, 'input'), kind: 'dense' };
    assert.equal(edited(flower, edit), flower.replace('// n_x\n', '// n_x\n  dense hidden2 4 tanh\n'));
  });

  it('a moved layer keeps its line', () => {
    const edit: Edit = { type: 'move', layer: at(1, 'hidden'), after: at(2, 'output') };
    const line = '  dense hidden 4 tanh // four\n';
    assert.equal(edited(flower, edit), flower.replace(line, '').replace('sigmoid\n', `sigmoid\n${line}`));
    const stays: Edit = { type: 'move', layer: at(1, 'hidden'), after: at(0, 'input') };
    assert.deepEqual(resolveEdit(analyze(flower), stays), { edits: [] });
  });

  it('one-liners stay one-liners', () => {
    const text = 'nnet 1; model { input 2; dense a 3 tanh; dense b 4 relu; dense c 1 sigmoid }';
    const insert: Edit = { type: 'insert', after: at(3, 'c'), kind: 'flatten' };
    assert.equal(edited(text, insert), text.replace('sigmoid }', 'sigmoid; flatten }'));
    assert.equal(edited(text, { ...insert, after: at(1, 'a') }), text.replace('tanh;', 'tanh; flatten;'));
    assert.equal(edited(text, { type: 'delete', layer: at(1, 'a') }), text.replace(' dense a 3 tanh;', ''));
    assert.equal(edited(text, { type: 'delete', layer: at(3, 'c') }), text.replace('; dense c 1 sigmoid', ''));
    const moved = 'nnet 1; model { input 2; dense b 4 relu; dense c 1 sigmoid; dense a 3 tanh }';
    assert.equal(edited(text, { type: 'move', layer: at(1, 'a'), after: at(3, 'c') }), moved);
  });

  it('a missing line ending at the end of the text is no obstacle', () => {
    const text = 'nnet 1\nmodel { input 2\n  dense a 3\n  dense out 1 }';
    assert.equal(edited(text, { type: 'delete', layer: at(2, 'out') }), 'nnet 1\nmodel { input 2\n  dense a 3 }');
    const inserted = 'nnet 1\nmodel { input 2\n  dense a 3\n  dense out 1\n  flatten }';
    assert.equal(edited(text, { type: 'insert', after: at(2, 'out'), kind: 'flatten' }), inserted);
  });

  it('what is switched off stays where it is', () => {
    const text = lines(
      '  input 2',
      '  /- dense off 7 tanh',
      '  dense a 3 /- 9 tanh \\',
      '    l2=1 // λ',
      '  dense out 1',
    );
    assert.equal(edited(text, { type: 'delete', layer: at(1, 'a') }), text.replace(/ {2}dense a[^λ]*λ\n/, ''));
    assert.equal(
      edited(text, { type: 'activation', layer: at(1, 'a'), activation: 'relu' }),
      text.replace('9 tanh', '9 relu'),
    );
    assert.equal(
      edited(text, { type: 'activation', layer: at(2, 'out'), activation: 'relu' }),
      text.replace('out 1', 'out 1 relu'),
    );
  });

  it('names are quoted only where they must be', () => {
    const rename = (name: string): Edit => ({ type: 'rename', layer: at(1, 'hidden'), name });
    assert.equal(edited(flower, rename('隐藏层')), flower.replace('hidden', '隐藏层'));
    assert.equal(edited(flower, rename('a "b"')), flower.replace('hidden', '"a \\"b\\""'));
    const nameless = lines('  input 2', '  dropout rate=0.1', '  dense out 1');
    const named = nameless.replace('dropout', 'dropout noise');
    assert.equal(edited(nameless, { type: 'rename', layer: at(1, 'dropout'), name: 'noise' }), named);
  });

  it('a rate changes one token', () => {
    const text = lines('  input 2', '  dropout d rate = 0.1', '  dense out 1');
    assert.equal(edited(text, { type: 'rate', layer: at(1, 'd'), rate: 0.25 }), text.replace('0.1', '0.25'));
  });

  it('a layer that has moved is found by its name, one that is gone is not guessed', () => {
    const edit: Edit = { type: 'units', layer: at(2, 'hidden'), units: 5 };
    assert.equal(edited(flower, edit), flower.replace('hidden 4', 'hidden 5'));
    assert.equal(edited(flower, { ...edit, layer: at(1, 'lost') }), 'edit-stale');
  });

  it('what makes no sense is refused in a sentence', () => {
    const image = lines('  input 8 8', '  flatten', '  dropout rate=0.1', '  dense out 1');
    const refusals: readonly (readonly [string, Edit, string])[] = [
      [flower, { type: 'delete', layer: at(0, 'input') }, 'edit-delete-input'],
      [flower, { type: 'move', layer: at(0, 'input'), after: at(2, 'output') }, 'edit-move-input'],
      [flower, { type: 'rename', layer: at(0, 'input'), name: 'x' }, 'edit-rename-kind'],
      [flower, { type: 'rename', layer: at(1, 'hidden'), name: 'output' }, 'edit-name-taken'],
      [flower, { type: 'rename', layer: at(1, 'hidden'), name: ' ' }, 'edit-name-empty'],
      [flower, { type: 'rename', layer: at(1, 'hidden'), name: 'a\nb' }, 'edit-name-lines'],
      [flower, { type: 'insert', after: at(0, 'input'), kind: 'dense', name: 'output' }, 'edit-name-taken'],
      [flower, { type: 'insert', after: at(0, 'input'), kind: 'dense', units: 0 }, 'edit-units-range'],
      [flower, { type: 'insert', after: at(0, 'input'), kind: 'dropout', rate: 1 }, 'edit-rate-range'],
      [flower, { type: 'units', layer: at(1, 'hidden'), units: 2.5 }, 'edit-units-range'],
      [flower, { type: 'activation', layer: at(0, 'input'), activation: 'relu' }, 'edit-activation-kind'],
      [flower, { type: 'rate', layer: at(1, 'hidden'), rate: 0.5 }, 'edit-rate-kind'],
      [image, { type: 'units', layer: at(0, 'input'), units: 3 }, 'edit-units-image'],
      [image, { type: 'units', layer: at(1, 'flatten'), units: 3 }, 'edit-units-kind'],
      [image, { type: 'rate', layer: at(2, 'dropout'), rate: -0.5 }, 'edit-rate-range'],
      [flower.replace('four', 'four\n  dense "x 3'), { type: 'delete', layer: at(1, 'hidden') }, 'edit-broken'],
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
    assert.equal(
      edited(text, { type: 'units', layer: at(1, 'hidden'), units: 5 }),
      text.replace('hidden 4', 'hidden 5'),
    );
  });
});
