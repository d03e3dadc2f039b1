import assert from 'node:assert/strict';
import { analyze } from '../../../../src/language/analyze';
import { applyEdits } from '../../../../src/language/range';

/** Where the version is missing, and the text with it. */
function mended(text: string): readonly [at: number, text: string] | undefined {
  const problem = analyze(text).problems.find(({ code }) => code === 'missing-version');
  return problem?.fix && [problem.range.start, applyEdits(text, problem.fix.edits)];
}

describe('A spec without its version', () => {
  const model = 'model {\n  input 2\n  dense out 1\n}\n';

  it('gets it in a line of its own at the beginning, behind a byte order mark', () => {
    assert.deepEqual(mended(model), [0, `nnet 1\n${model}`]);
    assert.deepEqual(mended(`\ufeff${model}`), [1, `\ufeffnnet 1\n${model}`]);
    const windows = model.replaceAll('\n', '\r\n');
    assert.deepEqual(mended(windows), [0, `nnet 1\r\n${windows}`]);
  });

  it('lacks none that is there, or misspelt', () => {
    assert.equal(mended(`nnet 1\n${model}`), undefined);
    assert.equal(mended(`nnett 1\n${model}`), undefined);
  });
});
