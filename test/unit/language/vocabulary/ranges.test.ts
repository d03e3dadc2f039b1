import assert from 'node:assert/strict';
import { analyze } from '../../../../src/language/analyze';

/** The codes of all errors of a spec with this in one of its blocks. */
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
    .problems.filter(({ severity }) => severity === 'error')
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
      ['data', 'generate flower; holdout'],
      ['top', 'seed'],
    ] as const)
      assert.deepEqual(errorsOf(block, line), ['missing-argument'], line);
  });
});
