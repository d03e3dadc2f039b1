import assert from 'node:assert/strict';
import { prepareData } from '../../../src/data/prepare';
import { analyze } from '../../../src/language/analyze';
import { applyEdits } from '../../../src/language/range';
import { locateNotes } from '../../../src/language/remedies/data-note';
import { encodeUtf8 } from '../../../src/model/utf8';

const files = new Map([['t.csv', encodeUtf8('1.5,2.5,0\n3.5,4.5,1\n5.5,6.5,1\n')]]);
const spec = (file: string, above = ''): string =>
  `nnet 1\ndata {\n${above}  file "t.csv" target="3"${file}\n}\nmodel {\n  input 2\n  dense out 1 sigmoid\n}\n`;
const notesOf = (text: string) => {
  const analysis = analyze(text);
  return locateNotes(analysis, prepareData(analysis.spec ?? assert.fail(text), files).notes);
};

describe('how the first line of a file was taken', () => {
  it('is told at the file where it is no line of names, with the fix that says so', () => {
    const text = spec('');
    const [located, ...others] = notesOf(text);
    assert.deepEqual([located?.note.code, others.length], ['data-note-headerless', 0]);
    assert.equal(text.slice(located?.range.start, located?.range.end), 'file "t.csv" target="3"');
    const [fix] = located?.fixes ?? [];
    assert.equal(fix?.title.args.text, 'header=#false');
    assert.deepEqual(notesOf(applyEdits(text, fix?.edits ?? [])), []);
  });

  it('is not told where the spec says it, silences it, or there is nothing to say', () => {
    assert.deepEqual(notesOf(spec(' header=#false')), []);
    assert.deepEqual(notesOf(spec('', '  // nnet-ignore data-note-headerless\n')), []);
    assert.deepEqual(locateNotes(analyze(spec('')), [{ code: 'data-note-header', args: { line: 1 } }]), []);
    const unsure = locateNotes(analyze(spec('')), [{ code: 'data-note-header-unsure', args: {} }]);
    assert.deepEqual(
      unsure[0]?.fixes.map(({ title }) => title.args.text),
      ['header=#false', 'header=#true'],
    );
  });
});
