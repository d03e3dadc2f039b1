import assert from 'node:assert/strict';
import { analyze } from '../../../src/language/analyze';
import { completion } from '../../../src/language/features/completion/completion';
import type { Completion, CompletionItem } from '../../../src/language/features/completion/item';
import { applyEdits } from '../../../src/language/range';
import { english } from '../../../src/messages/en/table';
import { activationNames } from '../../../src/model/activation';
import { generatorNames } from '../../../src/model/generator';
import { initializerNames } from '../../../src/model/initializer';
import { lossFacts, lossNames } from '../../../src/model/loss';
import { optimizerNames } from '../../../src/model/optimizer';
import { scheduleNames } from '../../../src/model/schedule';
import { watchNames } from '../../../src/model/train';
import { marked } from './marked';

function completeAt(text: string): Completion | undefined {
  const { text: source, offset } = marked(text);
  return completion(analyze(source), offset);
}

const labels = (text: string): string[] => completeAt(text)?.items.map(({ label }) => label) ?? [];
const itemAt = (text: string, label: string): CompletionItem => {
  const item = completeAt(text)?.items.find((each) => each.label === label);
  assert.ok(item, `${label} is not offered at ${text}`);
  return item;
};

/** The text after a choice, snippets without their cursor mark. */
function chosen(text: string, label: string): string {
  const { range } = completeAt(text) ?? {};
  assert.ok(range);
  const { insert, snippet } = itemAt(text, label);
  return applyEdits(marked(text).text, [{ range, text: snippet ? insert.replace('$0', '') : insert }]);
}

const model = (rest: string): string => `nnet 1\nmodel {\n  input 2\n  ${rest}\n}\n`;
const train = (rest: string): string => `nnet 1\ntrain {\n  ${rest}\n}\n`;
const data = (rest: string): string => `nnet 1\ndata {\n  ${rest}\n}\n`;

describe('completion of nodes', () => {
  it('offers at the top what is not there yet', () => {
    assert.deepEqual(labels('|'), ['nnet', 'name', 'seed', 'data', 'model', 'train', 'expect']);
    assert.deepEqual(labels('nnet 1\nseed 2\n|\nmodel {\n}'), ['name', 'data', 'train', 'expect']);
    assert.deepEqual(labels('nnet 1\n/- seed 2\n|'), ['name', 'seed', 'data', 'model', 'train', 'expect']);
  });

  it('offers layers again and again, but one input', () => {
    assert.deepEqual(labels(model('|')), ['dense', 'flatten', 'dropout', 'weights']);
    assert.deepEqual(labels('model {\n|\n}'), ['input', 'dense', 'flatten', 'dropout', 'weights']);
    assert.deepEqual(labels(model('flatten\n  dense a 1\n  dropout rate=0.1\n  |')), [
      'dense',
      'flatten',
      'dropout',
      'weights',
    ]);
    assert.equal(itemAt(model('d|'), 'dense').kind, 'layer');
  });

  it('offers one source and one test set', () => {
    assert.deepEqual(labels(data('|')), ['generate', 'file', 'test', 'holdout', 'validation', 'scale', 'scale-target']);
    assert.deepEqual(labels(data('generate xor\n  holdout 0.2\n  |')), ['validation', 'scale', 'scale-target']);
  });

  it('replaces the word at the cursor, from its start to its end', () => {
    assert.equal(chosen(model('de|n'), 'dense'), marked(model('dense |')).text);
    assert.equal(chosen(model('|den'), 'dense'), marked(model('dense |')).text);
  });

  it('leaves what follows a name as it is', () => {
    assert.equal(chosen(model('drop| 4 tanh'), 'dense'), marked(model('dense| 4 tanh')).text);
    assert.equal(chosen('mode| {\n}', 'model'), 'model {\n}');
  });

  it('opens a block with the cursor inside', () => {
    const item = itemAt('tr|', 'train');
    assert.deepEqual([item.kind, item.snippet, item.insert], ['block', true, 'train {\n\t$0\n}']);
  });

  it('inserts a whole block, a name with the space before its first value, or a name alone', () => {
    const all = (text: string): string[] =>
      (completeAt(text)?.items ?? []).map(
        ({ label, kind, insert, snippet, continues }) =>
          `${label} ${kind} ${JSON.stringify(insert.slice(label.length))} ${snippet ? '$' : ''}${continues ? '…' : ''}`,
      );
    const block = '" {\\n\\t$0\\n}" $…';
    assert.deepEqual(all('|'), [
      'nnet node " " ',
      'name node " " ',
      'seed node " " ',
      `data block ${block}`,
      `model block ${block}`,
      `train block ${block}`,
      `expect block ${block}`,
    ]);
    assert.deepEqual(all('model {\n|\n}'), [
      'input layer " " ',
      'dense layer " " ',
      'flatten layer "" ',
      'dropout layer " " …',
      'weights node " " ',
    ]);
    assert.deepEqual(all('mode| {\n}').slice(3, 5), ['data block "" ', 'model block "" ']);
  });

  it('offers a name again where the cursor touches it, and at the start of its line', () => {
    assert.ok(labels('nnet 1\n|seed 2').includes('seed'));
    assert.ok(labels('nnet 1\nseed| 2').includes('seed'));
    assert.ok(!labels('nnet 1\nseed 2\n|').includes('seed'));
    assert.ok(labels('nnet 1\n|// comment').includes('seed'));
    assert.ok(labels('(t)se|').includes('seed'));
    assert.ok(labels('nnet 1\n|/- seed 2').includes('seed'));
  });

  it('works after a semicolon, after a brace, after a slashdash, in an unclosed block', () => {
    assert.ok(labels('nnet 1; |').includes('seed'));
    assert.ok(labels('model { |').includes('input'));
    assert.ok(labels(model('/- |')).includes('dropout'));
    assert.ok(labels(model('/-dr|')).includes('dropout'));
    assert.ok(labels('nnet 1\nmodel {\n  input 2\n  de|').includes('dense'));
    assert.ok(labels('nnet 1\nmodel {\n  input 2\n  |\ntrain {\n}').includes('dense'));
  });
});

describe('completion of values', () => {
  for (const [text, names] of [
    [model('dense a 4 |'), activationNames],
    [model('dense a 4 ta|'), activationNames],
    [data('generate |'), generatorNames],
    [train('optimizer |'), optimizerNames],
    [train('loss |'), lossNames],
    [train('schedule co|'), scheduleNames],
    [model('dense a 4 init=|'), initializerNames],
    [model('dense a 4 init= |'), initializerNames],
    [model('dense a 4 init=h| bias=1'), initializerNames],
    [train('stop watch=|'), watchNames],
    [train('batch shuffle=|'), ['#true', '#false']],
    [train('batch 4 shuffle=#t|'), ['#true', '#false']],
    [train('batch |'), ['full']],
    [train('precision |'), ['float32', 'float64']],
    [data('test generate |'), generatorNames],
    [data('test |'), ['generate']],
    ['|nnet 1\nseed 1 rng=|'.slice(1), ['pcg64', 'numpy']],
    ['nnet |', ['1']],
  ] as const) {
    it(`offers ${names.slice(0, 2).join(', ')} … at ${JSON.stringify(text)}`, () => {
      assert.deepEqual(labels(text).slice(0, names.length), names);
    });
  }

  it('replaces the whole value', () => {
    assert.equal(chosen(model('dense a 4 ta|nh'), 'relu'), model('dense a 4 relu'));
    assert.equal(chosen(train('batch 4 shuffle=#t|'), '#false'), train('batch 4 shuffle=#false'));
  });

  it('replaces a value from its start too, and offers one before a brace', () => {
    assert.equal(chosen(model('dense a 4 |tanh'), 'relu'), model('dense a 4 relu'));
    assert.equal(chosen(model('dense a 4 init=|he'), 'zeros'), model('dense a 4 init=zeros'));
    assert.ok(labels(model('dense a 4 |{\n}')).includes('relu'));
  });

  it('offers no value where one is given, and a form of a node only for its first', () => {
    assert.ok(!labels(model('dense a 4 | tanh')).includes('relu'));
    assert.ok(labels(model('dense a 4 | tanh')).includes('frozen'));
    assert.ok(!labels(data('test "a" |')).includes('generate'));
    assert.ok(!labels(data('test | "a"')).includes('generate'));
    assert.ok(labels(data('test "a" |')).includes('target'));
  });

  it('inserts a word as it is, and continues where one opens another form', () => {
    const { kind, insert, snippet, continues } = itemAt(data('test |'), 'generate');
    assert.deepEqual(
      { kind, insert, snippet, continues },
      {
        kind: 'value',
        insert: 'generate ',
        snippet: false,
        continues: true,
      },
    );
    const [word, flag, property] = ['relu', 'frozen', 'init'].map((label) =>
      itemAt(model(`dense a 4 ${label === 'relu' ? '' : 'tanh '}|`), label),
    );
    assert.deepEqual(
      [word, flag, property].map((item) => item && [item.kind, item.insert, item.snippet, item.continues]),
      [
        ['value', 'relu', false, false],
        ['flag', 'frozen', false, false],
        ['property', 'init=', false, true],
      ],
    );
    assert.equal(itemAt(model('dense a 4 ini|=he'), 'init').continues, false);
  });

  it('documents a word by the formulas of its family, with symbols for what the layer will give', () => {
    const formulas = (text: string, label: string): readonly string[] => itemAt(text, label).formulas;
    const init = model('dense a 4 init=|');
    assert.deepEqual(
      ['zeros', 'constant', 'normal', 'he', 'xavier-uniform'].map((name) => formulas(init, name)),
      [
        ['W[l] = 0'],
        ['W[l] = value'],
        ['W[l] = randn·0.01'],
        ['W[l] = randn·√(2/n[l-1])'],
        ['W[l] ~ U[−√(3/n[l-1]), √(3/n[l-1]))'],
      ],
    );
    assert.deepEqual(formulas(model('dense a 4 |'), 'sigmoid'), ['g(z) = σ(z) = 1 / (1 + e^(−z))', 'g′(z) = a(1 − a)']);
    assert.deepEqual(formulas(model('dense a 4 |'), 'linear'), ['g(z) = z', 'g′(z) = 1']);
    assert.match(formulas(model('dense a 4 |'), 'softmax')[0] ?? '', /^a_j = /);
    assert.deepEqual(formulas(data('scale |'), 'standard'), ['x := (x − μ)/σ']);
    assert.deepEqual(formulas(data('scale |'), 'minmax'), ['x := (x − min)/(max − min)']);
    assert.deepEqual(formulas(data('scale-target |'), 'standard'), ['y := (y − μ)/σ']);
    assert.deepEqual(formulas(train('class-weights |'), 'balanced'), ['w_k = m/(K·m_k)']);
    assert.deepEqual(formulas(train('precision |'), 'float32'), []);
    assert.ok(formulas(train('optimizer |'), 'momentum').length > 0);
    assert.ok(formulas(train('schedule |'), 'cosine').length > 0);
    assert.equal(formulas(data('generate |'), 'xor').length, 1);
    const loss = (output: string, name: string): readonly string[] =>
      formulas(`model {\n  input 2\n  dense o 2 ${output}\n}\ntrain {\n  loss |\n}`, name);
    assert.deepEqual(loss('softmax', 'cross-entropy').slice(1), ['dZ[L] = A[L] − Y']);
    assert.deepEqual(loss('sigmoid', 'cross-entropy').slice(1), ['dZ[L] = A[L] − Y']);
    assert.notDeepEqual(loss('softmax', 'cross-entropy'), loss('sigmoid', 'cross-entropy'));
    assert.deepEqual(loss('linear', 'cross-entropy'), lossFacts('cross-entropy').formulas);
    assert.deepEqual(loss('softmax', 'mse'), lossFacts('mse').formulas);
  });

  it('documents an activation by its formula', () => {
    assert.ok(itemAt(model('dense a 4 |'), 'tanh').formulas.includes('g′(z) = 1 − a²'));
  });
});

describe('completion of properties', () => {
  it('offers those that have a meaning here and are not given', () => {
    assert.deepEqual(labels(train('optimizer adam |')), ['lr', 'beta1', 'beta2', 'epsilon']);
    assert.deepEqual(labels(train('optimizer adam lr=1 |')), ['beta1', 'beta2', 'epsilon']);
    assert.deepEqual(labels(train('optimizer momentum | lr=1')), ['momentum']);
    assert.ok(labels(model('dense a 4 leaky-relu |')).includes('slope'));
    assert.ok(!labels(model('dense a 4 tanh |')).includes('slope'));
    assert.ok(!labels(model('dense a 4 tanh frozen |')).includes('frozen'));
  });

  it('writes the equals sign, unless there is one', () => {
    assert.equal(chosen(train('optimizer adam l|'), 'lr'), train('optimizer adam lr='));
    for (const written of ['b|1=0.5', '|b1=0.5', 'b1|=0.5']) {
      assert.equal(chosen(train(`optimizer adam ${written}`), 'beta1'), train('optimizer adam beta1=0.5'));
    }
    assert.equal(itemAt(train('optimizer adam |'), 'lr').byDefault, '0.01');
  });

  it('continues where a value is a choice', () => {
    assert.equal(itemAt(model('dense a 4 tanh |'), 'init').continues, true);
    assert.equal(itemAt(model('dense a 4 tanh |'), 'bias').continues, false);
  });

  it('waits until what must come first is there', () => {
    assert.deepEqual(labels(model('dense |')), []);
    assert.deepEqual(labels(model('dense a |')), []);
  });

  it('works over a continued line', () => {
    assert.deepEqual(labels(train('optimizer adam \\\n    |')), ['lr', 'beta1', 'beta2', 'epsilon']);
  });
});

describe('completion elsewhere', () => {
  for (const text of [
    '// nn|',
    'nnet 1 // |',
    'nnet 1 /* | */',
    '/* |',
    model('dense "a|" 4'),
    model('dense "a|'),
    model('dense a 4 |"x"'),
    model('dense a 4 "x"|'),
    model('dense a 4 "x"r|'),
    model('dense a 4 #"t|'),
    model('dense a 4 """t|'),
    model('dense a 4 /|* c */'),
    model('/|-'),
    model('(t de|'),
    model(']|'),
    'model |{\n}',
    'model {\n}|',
    'nnet 1\n/|/ a',
    data('file "|"'),
    data('file |'),
    model('dense a 4 tanh {\n |\n}'),
    'model {\n} |',
    'nnet 1\nlayers |',
    train('optimizer adam lr=|'),
    train('optimizer adam lr=1|'),
    train('optimizer lr=1#.14| adam'),
    train('optimizer adam lr |=1'),
    train('batch 4 shuffle |=#true'),
    '1,2,3,4,\n|',
  ]) {
    it(`offers nothing at ${JSON.stringify(text)}`, () => assert.deepEqual(labels(text), []));
  }

  it('documents everything it offers', () => {
    const codes = new Set(Object.keys(english));
    const places = [
      '|',
      model('|'),
      'model {\n|\n}',
      data('|'),
      train('|'),
      'expect {\n|\n}',
      ...activationNames.map((name) => model(`dense a 4 ${name} |`)),
      ...optimizerNames.map((name) => train(`optimizer ${name} |`)),
      ...scheduleNames.map((name) => train(`schedule ${name} |`)),
      ...generatorNames.map((name) => data(`generate ${name} |`)),
      ...['missing', 'encode', 'header'].map((name) => data(`file "a" ${name}=|`)),
      data('file "a" |'),
      data('test "a" |'),
      data('scale |'),
      data('holdout 0.2 |'),
      train('stop |'),
      'expect {\n  train-cost |\n}',
    ];
    for (const place of places) {
      const { items } = completeAt(place) ?? { items: [] };
      assert.ok(items.length > 0, place);
      for (const { documentation, label } of items) assert.ok(codes.has(documentation.code), `${place} ${label}`);
    }
  });
});
