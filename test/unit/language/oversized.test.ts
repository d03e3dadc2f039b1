import assert from 'node:assert/strict';
import { type Analysis, analyze } from '../../../src/language/analyze';
import { completion } from '../../../src/language/features/completion/completion';
import { folding } from '../../../src/language/features/folding';
import { hover } from '../../../src/language/features/hover/hover';
import { outline } from '../../../src/language/features/outline';
import { analyzeForEditor, mostEditedCharacters, mostEditedLines } from '../../../src/language/oversized';

/** A spec of exactly `length` characters, the last of which fill a comment. */
function specOf(length: number, ending = '\n'): string {
  const text = ['nnet 1', 'model {', '  input 2', '  dense output 1 sigmoid', '}', '//'].join(ending);
  return text + 'x'.repeat(length - text.length);
}

describe('a text that is too long for an editor', () => {
  it('is read up to the limit, and above it reported in one warning on its first line', () => {
    const largest = specOf(mostEditedCharacters);
    const told = ({ format, problems, shapes, spec }: Analysis) => ({ format, problems, shapes, spec });
    assert.deepEqual(told(analyzeForEditor(largest)), told(analyze(largest)));
    assert.equal(analyzeForEditor(largest).format, 'spec');
    const { format, problems, spec, layers, text } = analyzeForEditor(specOf(mostEditedCharacters + 1));
    assert.deepEqual({ format, spec, layers }, { format: 'oversized', spec: undefined, layers: [] });
    assert.equal(text.length, mostEditedCharacters + 1);
    const args = { lines: 7, mostLines: mostEditedLines, size: 101, limit: 100 };
    const [problem, ...others] = problems;
    assert.deepEqual(others, []);
    assert.deepEqual(problem?.message, { code: 'text-oversized', args });
    assert.deepEqual([problem?.severity, problem?.range], ['warning', { start: 0, end: 'nnet 1'.length }]);
  });

  it('has a limit of lines too, in which every node counts', () => {
    for (const node of ['dense a 4\n', 'dense a 4\r\n', 'dense a 4\r', 'dense a 4;', 'dense a 4 {']) {
      const begin = 'nnet 1\nmodel {\n';
      const most = mostEditedLines - 4;
      const format = (count: number): string => analyzeForEditor(begin + node.repeat(count)).format;
      assert.deepEqual([format(most), format(most + 1)], ['spec', 'oversized'], JSON.stringify(node));
    }
  });

  it('is underlined on its first line, and of a very long one at its beginning', () => {
    const end = (text: string): number | undefined =>
      analyzeForEditor(text + '\n'.repeat(mostEditedLines)).problems[0]?.range.end;
    assert.deepEqual(
      [end('nnet 1'), end('a'.repeat(199)), end('a'.repeat(200)), end('a'.repeat(999))],
      [6, 199, 200, 200],
    );
    assert.equal(analyzeForEditor('a'.repeat(mostEditedCharacters + 1)).problems[0]?.range.end, 200);
  });

  it('gets no hover, completion, outline or folding at any place, whatever its line endings', () => {
    for (const ending of ['\n', '\r\n', '; ']) {
      const analysis = analyzeForEditor(specOf(4_800_000, ending));
      for (const offset of [0, 1, 10, 300_000, 4_799_999, 4_800_000]) {
        assert.equal(hover(analysis, offset, { trainExamples: undefined }), undefined);
        assert.equal(completion(analysis, offset), undefined);
      }
      assert.deepEqual([outline(analysis), folding(analysis)], [[], []]);
    }
  });

  it('is still a network of the verification tools where it is one, however long', () => {
    const text = `// weights\n2,5,5,50,\n5,50,50,5,\n${'0.5,'.repeat(mostEditedCharacters)}`;
    assert.deepEqual([analyzeForEditor(text).format, analyzeForEditor(text).problems], ['verification', []]);
  });
});
