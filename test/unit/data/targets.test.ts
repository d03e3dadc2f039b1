import assert from 'node:assert/strict';
import { prepareData } from '../../../src/data/prepare';
import type { FileSource } from '../../../src/model/source';
import { encodeUtf8 } from '../../../src/model/utf8';
import { assertFault, faultOf, filesOf, fromText, generated, line, specOf, tabular, three } from './specs';

describe('targets', () => {
  it('0 and 1 for one unit, names by code point, whole numbers by value', () => {
    assert.deepEqual([...fromText('a,b,y\n1,2,no\n3,4,yes\n').train.y], [0, 1]);
    assert.deepEqual(fromText('a,b,y\n1,2,10\n3,4,9\n').classes, ['9', '10']);
    assert.deepEqual([...fromText('a,b,y\n1,2,0\n3,4,0\n').train.y], [0, 0]);
    const names = fromText('a,b,y\n1,2,\u{1d11e}\n3,4,\uffee\n5,6,b\n', {}, three).classes;
    assert.deepEqual(names, ['b', '\uffee', '\u{1d11e}']);
    assert.deepEqual(fromText('a,b,y\n1,2,10\n3,4,9\n5,6,x\n', {}, three).classes, ['10', '9', 'x']);
  });

  it('one-hot for several units, ±1 for hinge', () => {
    assert.deepEqual([...fromText('a,b,y\n1,2,c\n3,4,a\n5,6,b\n', {}, three).train.y], [0, 0, 1, 1, 0, 0, 0, 1, 0]);
    const hinge = fromText('a,b,y\n1,2,-1\n3,4,1\n', {}, { activation: 'linear', loss: 'hinge' });
    assert.deepEqual(
      [[...hinge.train.y], hinge.classes],
      [
        [-1, 1],
        ['-1', '1'],
      ],
    );
  });

  it('numbers for a regression, several for several units', () => {
    const one = fromText('a,b,y\n1,2,2.5\n3,4,-7\n', {}, line);
    assert.deepEqual([[...one.train.y], one.classes, one.targetNames], [[2.5, -7], undefined, ['y']]);
    const two = fromText('a,y,b,z\n1,2,3,4\n5,6,7,8\n', { target: 'z,y' }, { ...line, units: 2 });
    assert.deepEqual(
      [[...two.train.y], two.targetNames, [...two.train.x.doubles()]],
      [
        [4, 2, 8, 6],
        ['z', 'y'],
        [1, 3, 5, 7],
      ],
    );
    const soft = fromText('a,b,y,z\n1,2,0.25,0.75\n', { target: 'y,z' }, { units: 2, activation: 'softmax' });
    assert.deepEqual(
      [[...soft.train.y], soft.classes],
      [
        [0.25, 0.75],
        ['y', 'z'],
      ],
    );
  });

  it('probabilities for a sigmoid unit stay what they are, in the test set too', () => {
    const files = new Map([
      ...filesOf('a,b,y\n1,2,0.25\n3,4,1\n'),
      ['data/u.csv', encodeUtf8('a,b,y\n1,2,0\n3,4,1\n')],
    ]);
    const spec = specOf({ source: tabular(), test: tabular({ path: 'data/u.csv' }) });
    const { train, test, classes } = prepareData(spec, files);
    assert.deepEqual([[...train.y], [...(test?.y ?? [])], classes], [[0.25, 1], [0, 1], undefined]);
    assert.deepEqual(fromText('a,b,y\n1,2,0\n3,4,1\n').classes, ['0', '1']);
    assertFault(() => fromText('a,b,y\n1,2,0.25\n3,4,1\n5,6,2\n'), 'data-amounts-as-classes');
  });

  it('a generator’s classes are classes under mse too', () => {
    const dataset = prepareData(specOf({ source: generated('xor') }, { activation: 'tanh', loss: 'mse' }), new Map());
    assert.deepEqual(dataset.classes, ['0', '1']);
  });

  const csv = 'a,b,y,z\n1,2,0,0.5\n3,4,1,0.25\n5,6,2,7\n';
  const faults: [label: string, run: () => unknown, code: string, at?: readonly [number?, number?]][] = [
    [
      'units that differ from the classes',
      () => fromText(csv, { features: 'a,b' }, { ...three, units: 4 }),
      'data-classes-mismatch',
    ],
    ['three classes for one unit', () => fromText(csv, { features: 'a,b' }), 'data-amounts-as-classes'],
    ['one class', () => fromText('a,b,y\n1,2,cat\n', {}), 'data-one-class'],
    ['two targets for one unit', () => fromText(csv, { target: 'y,z' }, line), 'data-targets-mismatch'],
    [
      'numbers for three units',
      () => fromText(csv, { features: 'a,b' }, { ...line, units: 3 }),
      'data-targets-mismatch',
    ],
    ['a target over 1', () => fromText(csv, { target: 'y,z' }, { units: 2 }), 'data-target-range', [4, 5]],
    [
      'a text among several targets',
      () => fromText('a,b,y,z\n1,2,u,0\n', { target: 'z,y' }, { units: 2 }),
      'data-target-text',
      [2, 5],
    ],
    [
      'probabilities that do not sum to 1',
      () => fromText('a,b,y,z\n1,2,0.5,0.4\n', { target: 'y,z' }, { units: 2, activation: 'softmax' }),
      'data-target-sum',
      [2, 5],
    ],
    ['a text in a regression', () => fromText('a,b,y\n1,2,3\n4,5,six\n7,8,9\n', {}, line), 'data-target-among', [3, 5]],
    [
      'a missing target',
      () => fromText('a,b,y\n1,2,\n4,5,6\n', { missing: 'mean' }, line),
      'data-missing-target',
      [2, 5],
    ],
    ['NaN as a target', () => fromText('a,b,y\n1,2,nan\n4,5,1\n'), 'data-missing-target-mark', [2, 5]],
    ['an infinite target', () => fromText('a,b,y\n1,2,-inf\n4,5,1\n'), 'data-target-not-finite', [2, 5]],
  ];
  for (const [label, run, code, at] of faults) it(`${label}: ${code}`, () => void assertFault(run, code, at));

  it('a mismatch names the numbers', () => {
    const sentence = assertFault(
      () => fromText(csv, { features: 'a,b' }, { ...three, units: 4 }),
      'data-classes-mismatch',
    );
    assert.match(sentence, /3 classes \(0, 1, 2\).*“output” has 4 units; give it 3/);
  });

  it('probabilities may miss a sum of 1 by a rounding, not by more', () => {
    const soft = (y: string, z: string) =>
      fromText(`a,b,y,z\n1,2,${y},${z}\n`, { target: 'y,z' }, { units: 2, activation: 'softmax' });
    assert.deepEqual([...soft('0.3333333', '0.6666666').train.y], [0.3333333, 0.6666666]);
    assert.deepEqual([...soft('0.5', '0.5000009').train.y], [0.5, 0.5000009]);
    assertFault(() => soft('0.5', '0.5000011'), 'data-target-sum', [2, 5]);
    assertFault(() => soft('0.5', '0.5\n3,4,0.5,0.6'), 'data-target-sum', [3, 5]);
    assertFault(() => soft('0.5', '0.4999989'), 'data-target-sum', [2, 5]);
  });

  it('of a regression are numbers unless most of its cells are texts', () => {
    const regress = (cells: readonly string[]) =>
      fromText(`a,b,y\n${cells.map((cell) => `1,2,${cell}`).join('\n')}\n`, {}, line);
    assertFault(() => regress(['u', '1', '2']), 'data-target-among', [2, 5]);
    assertFault(() => regress(['u', '1']), 'data-target-among', [2, 5]);
    assertFault(() => regress(['u', 'v', '1']), 'data-two-classes');
  });

  it('of a regression are no classes where they look like numbers, whatever was dropped', () => {
    const regress = (cells: readonly string[], source: Partial<FileSource> = {}) =>
      fromText(`a,b,y\n${cells.map((cell) => `1,2,${cell}`).join('\n')}\n`, source, line);
    for (const [cells, code] of [
      [['-$1200', '-$1450', '-$1200'], 'data-amount'],
      [['+5%', '-3%'], 'data-amount'],
      [['US$5', 'US$6'], 'data-amount'],
      [['1200 EUR', '1300 EUR'], 'data-amount'],
      [['₹1200', '₹1300'], 'data-amount'],
      [['1 200 €', '1 300 €'], 'data-amount'],
      [["'5", "'6"], 'data-amount'],
      [['12 °C', '13 °C'], 'data-target-unit'],
      [['12kg', '13kg'], 'data-target-unit'],
      [['1.2M', '2M'], 'data-factor'],
      [['10k', '12k'], 'data-factor'],
      [['>5', '<3'], 'data-target-bound'],
      [['"(1,200)"', '"(1,300)"'], 'data-brackets'],
      [['5-10', '10-20'], 'data-target-interval'],
      [['1_000', '2_000'], 'data-thousands'],
      [['１２', '１３'], 'data-digits'],
      [['class1', 'class2'], 'data-target-names'],
      [['b-12', 'c-13', 'other'], 'data-target-names'],
    ] as const) {
      const fault = faultOf(() => regress(cells));
      assert.deepEqual([fault.detail.code, fault.place?.line, fault.place?.column], [code, 2, 5], cells.join());
    }
    assert.deepEqual(regress(['yes', 'no']).classes, ['no', 'yes']);
    assert.deepEqual(regress(['a1b', 'no']).classes, ['a1b', 'no']);
    assert.deepEqual(fromText('a,b,y\n1,2,7up\n3,4,class1\n').classes, ['7up', 'class1']);
    const dropped = ['10', 'NA', 'NA', 'NA', '10', 'bad', '10', 'NA'];
    assertFault(() => regress(dropped, { missing: 'drop' }), 'data-target-among', [7, 5]);
  });

  it('of classes have no text among numbers unless it is one of as many classes as there are units', () => {
    const y = (...cells: readonly string[]) => `a,b,y\n${cells.map((cell) => `1,2,${cell}`).join('\n')}\n`;
    assertFault(() => fromText(y('10', '20', '30', 'bad')), 'data-class-among', [5, 5]);
    assertFault(() => fromText(y('0', '1', '1', 'bad')), 'data-class-among', [5, 5]);
    assertFault(() => fromText(y('0', '1', '1', '$2')), 'data-amount', [5, 5]);
    assert.deepEqual(fromText(y('1', '2', 'other'), {}, three).classes, ['1', '2', 'other']);
    assertFault(() => fromText(y('u', 'v', '7')), 'data-two-classes');
  });

  it('of one class are told as that, for several units too', () => {
    assertFault(() => fromText('a,b,y\n1,2,u\n3,4,u\n', {}, three), 'data-one-class');
    const zeros = fromText('a,b,y\n1,2,0\n3,4,0\n', {}, { units: 2, activation: 'softmax' });
    assert.deepEqual(
      [zeros.classes, [...zeros.train.y]],
      [
        ['0', '1'],
        [1, 0, 1, 0],
      ],
    );
  });
});
