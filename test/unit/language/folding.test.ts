import assert from 'node:assert/strict';
import { analyze } from '../../../src/language/analyze';
import { folding } from '../../../src/language/features/folding';

const folds = (...lines: readonly string[]): string[] =>
  folding(analyze(lines.join('\n'))).map(({ startLine, endLine, kind }) => `${startLine}-${endLine} ${kind}`);

describe('folding', () => {
  it('folds a block up to the line before its brace', () => {
    assert.deepEqual(folds('nnet 1', 'model {', '  input 2', '  dense a 1', '}'), ['1-3 block']);
    assert.deepEqual(folds('model {', '  input 2 }'), ['0-1 block']);
  });

  it('folds nested, switched-off and unknown blocks', () => {
    assert.deepEqual(folds('a {', '  /-b {', '    c', '  }', '  d', '}'), ['0-4 block', '1-2 block']);
  });

  it('has no fold within one line', () => {
    assert.deepEqual(folds('model { input 2 }', 'train {', '}', '// one'), []);
  });

  it('folds the outer of two blocks of one line first, and comments among blocks in the order of the text', () => {
    assert.deepEqual(folds('a { b {', '  c', '}', '}'), ['0-2 block', '0-1 block']);
    assert.deepEqual(folds('/* a', '*/', 'b {', '/* c', '*/', 'd', '}', '/* e', '*/'), [
      '0-1 comment',
      '2-5 block',
      '3-4 comment',
      '7-8 comment',
    ]);
    assert.deepEqual(folds('\ufeff// a', '// b'), ['0-1 comment']);
  });

  it('folds an unclosed block to its last node', () => {
    assert.deepEqual(folds('model {', '  input 2', '  dense a 1', 'train {', '  batch 2', '}'), [
      '0-2 block',
      '3-4 block',
    ]);
  });

  it('folds comments of several lines, and those that follow one another', () => {
    assert.deepEqual(folds('// a', '// b', '', '// c', 'nnet 1 // d', '// e', '  // f', '/* g', 'h */'), [
      '0-1 comment',
      '5-6 comment',
      '7-8 comment',
    ]);
  });

  it('reads every line ending', () => {
    for (const ending of ['\n', '\r\n', '\r']) {
      const found = folding(analyze(['// a', '// b', 'model {', 'input 2', '}'].join(ending)));
      assert.deepEqual(
        found.map(({ startLine, endLine }) => [startLine, endLine]),
        [
          [0, 1],
          [2, 3],
        ],
      );
    }
  });

  it('is empty for the other format', () => {
    assert.deepEqual(folds('1,2,3,4,', '// a', '// b'), []);
  });
});
