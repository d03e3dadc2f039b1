import assert from 'node:assert/strict';
import { analyze } from '../../../../src/language/analyze';
import type { OfferedName } from '../../../../src/language/features/completion/columns';
import { completion } from '../../../../src/language/features/completion/completion';
import { applyEdits } from '../../../../src/language/range';
import { message } from '../../../../src/model/message';
import { marked } from '../marked';

const about = message('completion-column-empty', { rows: 3 });
const columns: readonly OfferedName[] = ['age', 'fare', 'name, title', 'class 2', 'a"b'].map((name) => ({
  name,
  about,
}));

const arrays: readonly OfferedName[] = [
  { name: 'train_set_x', about: message('completion-array', { shape: '(209, 64)' }) },
];
const offered = { columns, targets: columns, arrays };

const data = (rest: string): string => `nnet 1\ndata {\n  file "t.csv" ${rest}\n}\n`;
const at = (text: string) => {
  const { text: source, offset } = marked(text);
  return { source, found: completion(analyze(source), offset, offered) };
};
const labels = (rest: string): string[] => at(data(rest)).found?.items.map(({ label }) => label) ?? [];
function chosen(rest: string, label: string): string {
  const { source, found } = at(data(rest));
  const item = found?.items.find((each) => each.label === label);
  assert.ok(found && item, `${label} is not offered at ${rest}`);
  return applyEdits(source, [{ range: found.range, text: item.insert }]);
}

describe('completion of columns', () => {
  const all = ['age', 'fare', 'name, title', 'class 2', 'a"b'];

  it('offers those of the file where columns are named, with what is in them', () => {
    for (const property of ['target', 'features', 'exclude']) {
      assert.deepEqual(labels(`${property}=|`), all, property);
      assert.deepEqual(labels(`${property}=ag|`), all, property);
    }
    assert.deepEqual(labels('target=age {\n    column |\n  }'), all);
    const [first] = at(data('target=|')).found?.items ?? [];
    assert.deepEqual([first?.kind, first?.documentation, first?.continues], ['column', about, false]);
  });

  it('writes a name as it reads back: in quotes where it needs them', () => {
    assert.equal(chosen('target=|', 'age'), marked(data('target=age|')).text);
    assert.equal(chosen('target=f|', 'name, title'), marked(data('target="name, title"|')).text);
    assert.equal(chosen('target=|', 'class 2'), marked(data('target="class 2"|')).text);
    assert.equal(chosen('target=|', 'a"b'), marked(data('target="a\\"b"|')).text);
  });

  it('offers in a list in quotes the columns that it does not have, for the name at the cursor', () => {
    assert.deepEqual(labels('features="|"'), all);
    assert.deepEqual(labels('features="age,|"'), ['fare', 'name, title', 'class 2', 'a"b']);
    assert.deepEqual(labels('features="age, fa|re ,class 2"'), ['fare', 'name, title', 'a"b']);
    assert.equal(chosen('features="age,|"', 'fare'), marked(data('features="age,fare|"')).text);
    assert.equal(chosen('features="age, f|,class 2"', 'fare'), marked(data('features="age, fare|,class 2"')).text);
    assert.equal(chosen('exclude="|fare"', 'a"b'), marked(data('exclude="a\\"b|"')).text);
    assert.deepEqual(labels('target=age {\n    column "|"\n  }'), all);
  });

  it('offers none in other quotes, behind the list, and where a column is no value', () => {
    assert.deepEqual(labels('delimiter="|"'), []);
    assert.deepEqual(labels('features="age"|'), []);
    assert.deepEqual(at('nnet 1\ndata {\n  file "|"\n}\n').found, undefined);
    assert.ok(!labels('missing=|').includes('age'));
    assert.deepEqual(completion(analyze(marked(data('target=|')).text), marked(data('target=|')).offset), undefined);
  });

  it('offers the arrays of a file where they are named, and for target= the columns that may be targets', () => {
    assert.deepEqual(labels('x=|'), ['train_set_x']);
    assert.deepEqual(labels('x=train_set_x y=t|'), ['train_set_x']);
    assert.equal(chosen('y=|', 'train_set_x'), marked(data('y=train_set_x|')).text);
    const { text, offset } = marked(data('target=|'));
    assert.equal(completion(analyze(text), offset, { ...offered, targets: [] }), undefined);
    const list = marked(data('target="|"'));
    assert.equal(completion(analyze(list.text), list.offset, { ...offered, targets: [] }), undefined);
  });
});
