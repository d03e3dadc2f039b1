import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'papaparse';
import { recordFormat } from '../../../../src/data/csv/dialect';
import { isBlankRecord, RecordScanner } from '../../../../src/data/csv/records';
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
      Array.from({ length: fields }, (_, k) =>
        fieldText({ file: 't.csv', content: bytes, bytes, base: 0 }, starts[k] ?? 0, ends[k] ?? 0, forms[k] ?? 0),
      ),
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

  it('end where the scanned bytes end, whatever is behind', () => {
    const piece = fc.constantFrom('a', '"', '""', ',', '\n', '\r', '\r\n', ' ', '\t', '#');
    const texts = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    const scanned = (bytes: Uint8Array, delimiter: string, start: number, end?: number) => {
      const scanner = new RecordScanner(bytes, recordFormat({ delimiter, comment: '#' }), start, end);
      const found: unknown[] = [];
      for (;;) {
        const record = scanner.next();
        if (record === false) return found;
        if (record !== true) return [...found, record.at - start];
        const { begin, fields, starts, ends, forms } = scanner;
        const places = [starts, ends].map((all) => [...all.subarray(0, fields)].map((at) => at - start));
        found.push([begin - start, places, [...forms.subarray(0, fields)], isBlankRecord(scanner)]);
      }
    };
    fc.assert(
      fc.property(texts, texts, texts, fc.constantFrom(',', ' ', '\t'), (before, text, behind, delimiter) => {
        const [start, length] = [encodeUtf8(before).length, encodeUtf8(text).length];
        const within = scanned(encodeUtf8(before + text + behind), delimiter, start, start + length);
        assert.deepEqual(within, scanned(encodeUtf8(text), delimiter, 0));
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('are blank where they are comments or hold one field of blanks', () => {
    const blank = (text: string, delimiter = ','): boolean[] => {
      const bytes = encodeUtf8(text);
      const scanner = new RecordScanner(bytes, recordFormat({ delimiter, comment: '#' }), 0);
      const all: boolean[] = [];
      while (scanner.next() === true) all.push(isBlankRecord(scanner));
      return all;
    };
    assert.deepEqual(blank('#a\n \t\n\n,\nx\n" "\n 0\n0 \n'), [true, true, true, false, false, true, false, false]);
    assert.deepEqual(blank('x\n#a\n \n1 2\n', ' '), [false, true, true, false]);
  });

  it('say how each field is written: only a doubled quote makes a copy of it', () => {
    const bytes = encodeUtf8('a,"b","c""d",""');
    const scanner = new RecordScanner(bytes, recordFormat({ delimiter: ',', comment: undefined }), 0);
    assert.equal(scanner.next(), true);
    assert.deepEqual([...scanner.forms.subarray(0, scanner.fields)], [0, 1, 2, 1]);
  });

  it('may have more fields than are expected', () => {
    const cells = Array.from({ length: 200 }, (_, k) => (k % 3 === 0 ? `"${k}""${k}"` : `${k}`));
    const plain = Array.from({ length: 200 }, (_, k) => (k % 3 === 0 ? `${k}"${k}` : `${k}`));
    assert.deepEqual(records(`${cells.join(',')}\n1,2\n`, ','), [plain, ['1', '2']]);
  });

  it('have no fields where they are comments', () => {
    assert.deepEqual(records('# a "quote\n1,2\n#\n3,#4\n', ',', '#'), [[], ['1', '2'], [], ['3', '#4']]);
    assert.deepEqual(records('// a\r\n/1,2', ',', '//'), [[], ['/1', '2']]);
  });
});
