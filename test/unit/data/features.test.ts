import assert from 'node:assert/strict';
import { prepareData } from '../../../src/data/prepare';
import type { FileSource } from '../../../src/model/source';
import { encodeUtf8 } from '../../../src/model/utf8';
import { assertFault, faultOf, filesOf, fromText, specOf, tabular } from './specs';

describe('features', () => {
  const faults: [
    label: string,
    text: string,
    source: Partial<FileSource>,
    code: string,
    at?: readonly [number?, number?],
  ][] = [
    ['a text', 'a,b,y\n1,2,0\n3,abc,1\n', {}, 'data-text-among', [3, 3]],
    ['a missing cell', 'a,b,y\n1,2,0\n,4,1\n', {}, 'data-missing-cell', [3, 1]],
    ['NaN', 'a,b,y\n1,NaN,0\n3,4,1\n', {}, 'data-missing-cell-mark', [2, 3]],
    ['an infinity', 'a,b,y\n1,-inf,0\n3,4,1\n', {}, 'data-not-finite', [2, 3]],
    ['a number too large', 'a,b,y\n1,2,0\n1e999,4,1\n', {}, 'data-not-finite', [3, 1]],
    ['groups of digits', 'a,b,y\n"1,200",2,0\n3,4,1\n', {}, 'data-thousands', [2, 1]],
    ['groups of digits with a decimal comma', 'a;b;y\n1.200,5;2;0\n3;4;1\n', {}, 'data-thousands-decimal', [2, 1]],
    ['groups separated by blanks', 'a,b,y\n1 200,2,0\n3,4,1\n', {}, 'data-thousands', [2, 1]],
    ['a date', 'a,b,y\n2020-01-02,2,0\n2020-01-03,4,1\n', {}, 'data-date', [2, 1]],
    ['an amount', 'a,b,y\n$12,2,0\n$13,4,1\n', {}, 'data-amount', [2, 1]],
    ['a decimal comma', 'a;b;y\n1;2;0\n1,5;4;1\n', { decimal: '.' }, 'data-decimal-comma', [3, 1]],
    [
      'a typo in a column of numbers under one-hot',
      'a,b,y\n1,2,0\n3,4,1\n5,6x,1\n',
      { encode: 'one-hot' },
      'data-amount',
      [4, 3],
    ],
    ['no target named', 'a,b,y\n1,2,0\n', { target: '' }, 'data-target-needed'],
    ['an unknown target', 'a,b,y\n1,2,0\n', { target: 'label' }, 'data-column-unknown', [1]],
    ['a target nearly right', 'a,b,species\n1,2,0\n', { target: 'Specis' }, 'data-column-meant', [1]],
    ['an unknown feature', 'a,b,y\n1,2,0\n', { features: 'a,weight' }, 'data-column-unknown', [1]],
    ['a name without a header', '1,2,0\n3,4,1\n', { header: false }, 'data-column-number', [1]],
    ['a number past the columns', '1,2,0\n3,4,1\n', { header: false, target: '4' }, 'data-column-number', [1]],
    ['a header that is an example', '1,2,0\n3,4,1\n', {}, 'data-column-no-header', [1]],
    ['a column named twice', 'a,b,y\n1,2,0\n', { features: 'a,y' }, 'data-column-twice', [1]],
    ['targets alone', 'y,z\n1,2\n0,1\n', { target: 'y,z' }, 'data-no-features', [1]],
    ['a target alone', 'y\n1\n0\n', {}, 'data-one-column', [1]],
    ['array names for a table', 'a,b,y\n1,2,0\n', { x: 'train_x' }, 'data-arrays-in-table'],
    ['drop that leaves nothing', 'a,b,y\n,2,0\n3,,1\n', { missing: 'drop' }, 'data-all-dropped'],
    ['the mean of nothing', 'a,b,y\n1,,0\n3,,1\n', { missing: 'mean' }, 'data-column-empty'],
    [
      'a missing category',
      'a,b,y\nu,1,0\n,2,1\nv,3,1\n',
      { encode: 'one-hot', missing: 'mean' },
      'data-missing-text',
      [3, 1],
    ],
    ['too few columns', 'a,y\n1,0\n', {}, 'data-inputs-mismatch'],
  ];
  for (const [label, text, source, code, at] of faults) {
    const inputs = code === 'data-missing-text' ? 3 : 2;
    it(`${label}: ${code}`, () => void assertFault(() => fromText(text, source, { inputs }), code, at));
  }

  it('a wrong name gets the right one', () => {
    const sentence = assertFault(() => fromText('a,b,species\n1,2,0\n', { target: 'Specis' }), 'data-column-meant');
    assert.match(sentence, /did you mean “species”/);
  });

  it('columns by name, in the order named, or by number', () => {
    const text = 'a,b,y\n1,2,0\n3,4,1\n';
    assert.deepEqual([...fromText(text, { features: 'b,a' }).train.x.doubles()], [2, 1, 4, 3]);
    assert.deepEqual([...fromText(text, { target: '3', features: '2,a' }).train.x.doubles()], [2, 1, 4, 3]);
    assert.deepEqual([...fromText('1,2,0\n3,4,1\n', { header: false, target: '1' }).train.x.doubles()], [2, 0, 4, 1]);
  });

  it('missing=drop leaves lines out, missing=mean fills in the training mean', () => {
    const text = 'a,b,y\n1,2,0\n,4,1\n5,NA,1\n3,6,0\n';
    assert.deepEqual([...fromText(text, { missing: 'drop' }).train.x.doubles()], [1, 2, 3, 6]);
    assert.deepEqual([...fromText(text, { missing: 'mean' }).train.x.doubles()], [1, 2, 3, 4, 5, 4, 3, 6]);
    const test = tabular({ path: 'test.csv', missing: 'mean' });
    const files = new Map([...filesOf('a,b,y\n1,2,0\n3,4,1\n'), ['test.csv', encodeUtf8('a,b,y\n,100,0\n')]]);
    assert.deepEqual([...(prepareData(specOf({ source: tabular(), test }), files).test?.x.doubles() ?? [])], [2, 100]);
  });

  it('one-hot makes a feature of each text, the same for the test set', () => {
    const source = tabular({ encode: 'one-hot' });
    const test = tabular({ path: 'test.csv' });
    const files = (rows: string): Map<string, Uint8Array> =>
      new Map([...filesOf('c,b,y\nred,2,0\nblue,4,1\n7,1,1\n'), ['test.csv', encodeUtf8(`y,b,c\n${rows}`)]]);
    const dataset = prepareData(specOf({ source, test }, { inputs: 4 }), files('1,9,red\n'));
    assert.deepEqual(dataset.featureNames, ['c=7', 'c=blue', 'c=red', 'b']);
    assert.deepEqual([...dataset.train.x.doubles()], [0, 0, 1, 2, 0, 1, 0, 4, 1, 0, 0, 1]);
    assert.deepEqual([...(dataset.test?.x.doubles() ?? [])], [0, 0, 1, 9]);
    assertFault(
      () => prepareData(specOf({ source, test }, { inputs: 4 }), files('1,9,green\n')),
      'data-unknown-category',
      [2, 5],
    );
    const { detail } = faultOf(() => prepareData(specOf({ source, test }, { inputs: 4 }), files('1,9,RED\n')));
    assert.deepEqual(
      [detail.code, detail.args.value, detail.args.alike],
      ['data-unknown-category-alike', 'RED', 'red'],
    );
  });

  it('a text like the name of the class of missing cells is like no text of the training set', () => {
    const source = tabular({ encode: 'one-hot', missing: 'own-class' });
    const files = new Map([...filesOf('c,y\nred,0\n,1\ntan,1\n'), ['test.csv', encodeUtf8('c,y\nmissing,1\n')]]);
    const test = tabular({ path: 'test.csv' });
    const { detail } = faultOf(() => prepareData(specOf({ source, test }, { inputs: 3 }), files));
    assert.deepEqual([detail.code, detail.args.value], ['data-unknown-category', 'missing']);
  });

  it('a test file says for itself what becomes of texts that the training set does not have', () => {
    const files = new Map([...filesOf('c,y\nred,0\nblue,1\n'), ['test.csv', encodeUtf8('c,y\ngreen,1\nred,0\n')]]);
    const testOf = (own: 'error' | 'ignore', ofTest: 'error' | 'ignore') =>
      prepareData(
        specOf(
          {
            source: tabular({ encode: 'one-hot', unknown: own }),
            test: tabular({ path: 'test.csv', unknown: ofTest }),
          },
          { inputs: 2 },
        ),
        files,
      ).test?.x;
    assert.deepEqual([...(testOf('error', 'ignore')?.doubles() ?? [])], [0, 0, 0, 1]);
    assertFault(() => testOf('ignore', 'error'), 'data-unknown-category', [2, 1]);
  });

  it('one-hot makes numbers of a column unless most of its cells are texts', () => {
    const names = (cells: readonly string[], inputs: number, missing: 'error' | 'drop' | 'mean' = 'error') => {
      const body = cells.map((cell, i) => `${cell},1,${i % 2}`).join('\n');
      return fromText(`c,b,y\n${body}\n`, { encode: 'one-hot', missing }, { inputs }).featureNames;
    };
    assert.deepEqual(names(['u', 'v', '3'], 4), ['c=3', 'c=u', 'c=v', 'b']);
    // As many numbers as texts: the texts are slips.
    assertFault(() => names(['u', 'v', '3', '4'], 2), 'data-text-among', [2, 1]);
    // Missing cells are neither.
    assert.deepEqual(names(['u', '', '3', 'v'], 4, 'drop'), ['c=3', 'c=u', 'c=v', 'b']);
    assertFault(() => names(['u', '', '3'], 2, 'drop'), 'data-text-among', [2, 1]);
  });

  it('names of columns and categories may contain =', () => {
    const source = tabular({ encode: 'one-hot' });
    const test = tabular({ path: 'test.csv' });
    const prepared = (train: string, rows: string) => {
      const files = new Map([...filesOf(train), ['test.csv', encodeUtf8(rows)]]);
      return prepareData(specOf({ source, test }, { inputs: 3 }), files);
    };
    const header = 'k=1,b,y\n';
    const dataset = prepared(`${header}a=b,2,0\nc,4,1\n`, `${header}a=b,9,0\nc,8,1\n`);
    assert.deepEqual(dataset.featureNames, ['k=1=a=b', 'k=1=c', 'b']);
    assert.deepEqual([...(dataset.test?.x.doubles() ?? [])], [1, 0, 9, 0, 1, 8]);
    assertFault(() => prepared(`${header}a=b,2,0\nc,4,1\n`, 'z,b,y\nc,8,1\n'), 'data-columns-lacking', [1]);
  });
});
