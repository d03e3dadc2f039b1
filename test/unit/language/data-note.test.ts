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

describe('how a file was taken by evidence', () => {
  it('is told at the file where it is no line of names, with the fix that says so', () => {
    const text = spec('');
    const [located, ...others] = notesOf(text);
    assert.deepEqual([located?.note.code, others.length], ['data-note-headerless', 0]);
    assert.equal(text.slice(located?.range.start, located?.range.end), 'file "t.csv" target="3"');
    const [fix] = located?.fixes ?? [];
    assert.equal(fix?.title.args.text, 'header=#false');
    assert.deepEqual(notesOf(applyEdits(text, fix?.edits ?? [])), []);
  });

  it('is told where the decimal mark looks like one of groups, with what says which', () => {
    const prices = 'area;price\n80;1.234\n120;12.500\n60;900\n';
    const told = (more: string, table = prices) => {
      const text = `nnet 1\ndata {\n  file "t.csv" target=price${more}\n}\nmodel {\n  input 1\n  dense out 1\n}\ntrain { loss mse; }\n`;
      const analysis = analyze(text);
      const { notes, train } = prepareData(analysis.spec ?? assert.fail(text), new Map([['t.csv', encodeUtf8(table)]]));
      return { text, y: [...train.y], located: locateNotes(analysis, notes) };
    };
    const { text, located } = told('');
    assert.deepEqual(
      located.map(({ note, fixes }) => [note.code, note.args, fixes.map(({ title }) => title.args.text)]),
      [
        [
          'data-note-groups',
          { column: 'price', mark: '.', grouped: '12.500', whole: '900' },
          ['thousands=.', 'decimal=.'].map((each) => each.replace('.', '"."')),
        ],
      ],
    );
    const [thousands] = located[0]?.fixes ?? [];
    assert.match(applyEdits(text, thousands?.edits ?? []), /target=price thousands="\."\n/);
    assert.deepEqual([told(' thousands="."').y, told(' thousands="."').located], [[1234, 12500, 900], []]);
    assert.deepEqual([told(' decimal="."').y, told(' decimal="."').located], [[1.234, 12.5, 900], []]);
    for (const [what, table] of [
      ['decimals in their shortest form', 'area;price\n80;1.234\n120;12.5\n60;900\n'],
      ['decimals to three places', 'area;price\n80;1.234\n120;12.500\n60;900.000\n'],
      ['decimals without a trailing zero', 'area;price\n80;1.234\n120;12.555\n60;900\n'],
      ['a number below one', 'area;price\n80;1.230\n120;0.500\n60;900\n'],
      ['a whole number over a thousand', 'area;price\n80;1.230\n120;2.500\n60;1900\n'],
      ['a column that nobody uses', 'area;price;n\n80;1;1.234\n120;2;12.500\n60;3;900\n'],
    ] as const) {
      const { located: none } = told(what.endsWith('uses') ? ' features=area' : '', table);
      assert.deepEqual(none, [], what);
    }
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
