import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'papaparse';
import { recordFormat } from '../../../../src/data/csv/dialect';
import { RecordScanner } from '../../../../src/data/csv/records';
import { fieldText } from '../../../../src/data/csv/text';
import { encodeUtf8 } from '../../../../src/model/utf8';

const seed = 20270;

/** The records of a text as the scanner finds them; undefined where a quote is at fault. */
function records(text: string, delimiter: string, comment?: string): string[][] | undefined {
  const bytes = encodeUtf8(text);
  const scanner = new RecordScanner(bytes, recordFormat({ delimiter, comment }), 0);
  const all: string[][] = [];
  for (;;) {
    const found = scanner.next();
    if (found === false) return all;
    if (found !== true) return undefined;
    const { starts, ends, forms, fields } = scanner;
    all.push(
      Array.from({ length: fields }, (_, k) => fieldText('t.csv', bytes, starts[k] ?? 0, ends[k] ?? 0, forms[k] ?? 0)),
    );
  }
}

describe(`records and fields (seed ${seed})`, () => {
  it('are those of Papa Parse for any text, and so are the texts whose quotes are refused', () => {
    const piece = fc.constantFrom('a', '12', '-0.5', '"', '"', '""', ',', ',', ';', '\t', '\n', '\n', '\r\n', ' ', 'é');
    const texts = fc.array(piece, { maxLength: 40 }).map((pieces) => `${pieces.join('')}\n`);
    let [equal, refused] = [0, 0];
    fc.assert(
      fc.property(texts, fc.constantFrom(',', ';', '\t'), (text, delimiter) => {
        const { data, errors } = parse<string[]>(text.replaceAll('\r\n', '\n'), { delimiter, newline: '\n' });
        const found = records(text, delimiter);
        if (errors.some(({ type }) => type === 'Quotes')) {
          assert.equal(found, undefined);
          refused++;
          return;
        }
        // The oracle has one more, empty record after the last line ending.
        assert.deepEqual(found, data.slice(0, -1));
        equal++;
      }),
      { seed, numRuns: 5000 },
    );
    assert.ok(equal > 1000 && refused > 1000, `${equal} equal, ${refused} refused`);
  });

  it('have delimiters of several bytes', () => {
    assert.deepEqual(records('a§b§"c§d"\n1§2§§\n', '§'), [
      ['a', 'b', 'c§d'],
      ['1', '2', '', ''],
    ]);
    // The first byte alone is none.
    assert.deepEqual(records('a¦b§c', '§'), [['a¦b', 'c']]);
  });

  it('are separated by any number of blanks, also at the ends of a line', () => {
    assert.deepEqual(records('  a \t b\n"c d"  "e"\t\n\n1  2', ' '), [['a', 'b'], ['c d', 'e'], [], ['1', '2']]);
    assert.equal(records('"a"b c', ' '), undefined);
  });

  it('have no fields where they are comments', () => {
    assert.deepEqual(records('# a "quote\n1,2\n#\n3,#4\n', ',', '#'), [[], ['1', '2'], [], ['3', '#4']]);
    assert.deepEqual(records('// a\r\n/1,2', ',', '//'), [[], ['/1', '2']]);
  });
});
