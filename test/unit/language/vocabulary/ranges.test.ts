import assert from 'node:assert/strict';
import { analyze } from '../../../../src/language/analyze';

/** Of a network that does not fit the data. */
const misfits = ['input-size', 'output-size', 'class-count'];

/** The codes of the errors of a spec with this in one of its blocks, but for sizes that do not fit. */
function errorsOf(block: 'model' | 'data' | 'train' | 'top', line: string): string[] {
  const of = (name: string) => (name === block ? line : '');
  const source = block === 'data' ? '' : 'generate flower; holdout 0.2';
  const text = [
    'nnet 1',
    of('top'),
    `data { ${source} ${of('data')} }`,
    `model { input 2; ${block === 'model' ? line : 'dense out 1 sigmoid'} }`,
    `train { ${of('train')} }`,
  ].join('\n');
  return analyze(text)
    .problems.filter(({ severity, code }) => severity === 'error' && !misfits.includes(code))
    .map(({ code }) => code);
}

describe('A number of a spec', () => {
  for (const [block, line, good, bad] of [
    ['data', 'generate flower; scale divide=N', ['0.5', '1', '1e-300'], ['0', '-1']],
    ['data', 'generate flower; holdout N', ['0.01', '0.99'], ['0', '1', '-0.5']],
    ['train', 'epochs N', ['0', '1', '1000'], ['-1', '1.5']],
    ['train', 'batch N', ['1', '9007199254740991'], ['0', '1.5']],
    ['train', 'l2 N', ['0', '0.5', '2'], ['-0.5']],
    ['train', 'clip N', ['0.5', '1'], ['0', '-1']],
    ['train', 'stop patience=N', ['1', '2'], ['0', '1.5']],
    ['model', 'dense out N sigmoid', ['1', '2'], ['0', '1.5', '-1']],
    ['model', 'dropout rate=N; dense out 1 sigmoid', ['0', '0.5', '0.999'], ['1', '-0.1']],
    ['top', 'seed N', ['0', '1'], ['-1', '1.5']],
    ['data', 'generate flower samples=N', ['1', '9007199254740991'], ['0', '1.5', '9007199254740992']],
    ['data', 'generate flower noise=N', ['0', '0.5', '7'], ['-0.1']],
    ['data', 'generate flower seed=N', ['0', '1'], ['-1', '0.5']],
    ['data', 'generate blobs features=N', ['1', '1000000'], ['0', '1000001']],
    ['data', 'generate blobs classes=N', ['2', '1000000'], ['1', '1000001']],
    ['data', 'generate parity bits=N', ['1', '52'], ['0', '53']],
    ['data', 'generate flower; validation N', ['0.01', '0.99'], ['0', '1']],
    ['data', 'file "a.csv" skip=N', ['0', '1000000'], ['-1', '1000001']],
    ['model', 'dense out N', ['2147483647'], ['2147483648']],
    ['model', 'dense out 1 leaky-relu slope=N', ['0', '0.5', '2'], ['-0.1']],
    ['model', 'dense out 1 sigmoid l2=N', ['0', '2'], ['-1']],
    ['model', 'dense out 1 sigmoid init=he scale=N', ['0', '2'], ['-1']],
    ['model', 'dense out 1 sigmoid init=constant value=N', ['-3', '0', '1e300'], ['1e999']],
    ['model', 'dense out 1 sigmoid bias=N', ['-3', '0', '1e300'], ['1e999']],
    ['train', 'optimizer adam lr=N', ['0', '5'], ['-0.1']],
    ['train', 'optimizer momentum momentum=N', ['0', '0.999'], ['1', '-0.1']],
    ['train', 'optimizer rmsprop alpha=N', ['0', '0.999'], ['1', '-0.1']],
    ['train', 'optimizer adam beta1=N', ['0', '0.999'], ['1', '-0.1']],
    ['train', 'optimizer adam beta2=N', ['0', '0.999'], ['1', '-0.1']],
    ['train', 'optimizer adam epsilon=N', ['1e-300', '2'], ['0', '-1']],
    ['train', 'optimizer adamw decay=N', ['0', '2'], ['-0.1']],
    ['train', 'schedule step every=N factor=0.5', ['1', '2'], ['0', '1.5']],
    ['train', 'schedule step every=1 factor=N', ['0.5', '2'], ['0', '-1']],
    ['train', 'schedule cosine min=N', ['0', '2'], ['-0.1']],
    ['train', 'schedule cosine warmup=N', ['0', '1', '100'], ['-1', '0.5']],
    ['train', 'class-weights N 1', ['0', '0.5', '9'], ['-1']],
  ] as const) {
    it(`is in its range: ${line}`, () => {
      for (const number of good) assert.deepEqual(errorsOf(block, line.replace('N', number)), [], number);
      for (const number of bad) assert.equal(errorsOf(block, line.replace('N', number)).length, 1, number);
    });
  }

  it('is missed where its node is nothing without it', () => {
    for (const [block, line] of [
      ['train', 'epochs'],
      ['train', 'batch'],
      ['train', 'l2'],
      ['train', 'clip'],
      ['train', 'precision'],
      ['train', 'optimizer'],
      ['train', 'loss'],
      ['train', 'class-weights'],
      ['data', 'generate'],
      ['data', 'file'],
      ['data', 'generate flower; test'],
      ['data', 'generate flower; test generate'],
      ['data', 'generate flower; validation'],
      ['data', 'file "a.csv" { column }'],
      ['model', 'dense; dense out 1 sigmoid'],
      ['model', 'dense a; dense out 1 sigmoid'],
      ['model', 'weights; dense out 1 sigmoid'],
      ['top', 'name'],
      ['data', 'generate flower; holdout'],
      ['top', 'seed'],
    ] as const)
      assert.deepEqual(errorsOf(block, line), ['missing-argument'], line);
    for (const [block, line] of [
      ['train', 'schedule step every=1'],
      ['train', 'schedule step factor=0.5'],
      ['train', 'schedule exponential'],
      ['model', 'dropout; dense out 1 sigmoid'],
    ] as const)
      assert.deepEqual(errorsOf(block, line), ['missing-property'], line);
    for (const [block, line] of [
      ['train', 'schedule'],
      ['train', 'schedule cosine'],
      ['train', 'stop'],
      ['model', 'dropout rate=0.1; dense out 1'],
      ['data', 'generate flower; scale standard'],
      ['data', 'file "a.csv" { column a; column b }'],
      ['data', 'generate flower; test "a.csv" { column 1 }'],
    ] as const)
      assert.deepEqual(errorsOf(block, line), [], line);
  });
});
