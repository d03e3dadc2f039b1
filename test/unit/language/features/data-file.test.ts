import assert from 'node:assert/strict';
import { analyze } from '../../../../src/language/analyze';
import { filePlace } from '../../../../src/language/features/data-file';
import { applyEdits } from '../../../../src/language/range';

/** The text that reads a file instead, and where that is offered. */
function read(text: string, path = 'own.csv') {
  const place = filePlace(analyze(text));
  if (!place) return undefined;
  const { start, end } = place.range;
  return { at: text.slice(start, end), text: applyEdits(text, place.fixFor(path).edits) };
}

describe('the place where a spec may read a file', () => {
  it('is the generator, whose place the file takes', () => {
    const text = 'nnet 1\ndata {\n  generate circles samples=400 // two rings\n  holdout 0.2\n}\n';
    assert.deepEqual(read(text), {
      at: 'generate circles samples=400',
      text: 'nnet 1\ndata {\n  file "own.csv" // two rings\n  holdout 0.2\n}\n',
    });
    assert.equal(read('data { generate }', 'data/a "b".csv')?.text, 'data { file "data/a \\"b\\".csv" }');
  });

  it('is the block where it has no source', () => {
    assert.deepEqual(read('data {\n  holdout 0.2\n}\n'), {
      at: 'data',
      text: 'data {\n  holdout 0.2\n  file "own.csv"\n}\n',
    });
    const { text = '' } = read('data {}') ?? {};
    assert.equal(analyze(text).document.top('data')?.child('file')?.text('path'), 'own.csv');
  });

  it('is none where it reads one, or has no block for it', () => {
    for (const text of [
      '',
      'data',
      'data { file "a.csv" }',
      'data { generate xor; file "a.csv" }',
      'model { input 2 }',
    ])
      assert.equal(read(text), undefined, text);
  });
});
