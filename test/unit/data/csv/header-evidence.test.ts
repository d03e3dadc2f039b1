import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type HeaderEvidence, headerEvidence } from '../../../../src/data/csv/header-evidence';
import { sampleOf } from '../../../../src/data/csv/sample';
import { MissingMarks } from '../../../../src/data/missing-marks';
import { encodeUtf8 } from '../../../../src/model/utf8';

const seed = 20280;

function evidence(text: string, named: readonly string[] = [], expected?: boolean): HeaderEvidence {
  const content = encodeUtf8(text);
  const { records } = sampleOf(
    { file: 't.csv', content, bytes: content, base: 0 },
    { delimiter: ',', comment: undefined },
  );
  return headerEvidence(records, records[0]?.fields ?? 0, {
    format: { decimal: '.', thousands: undefined },
    marks: new MissingMarks(),
    isNamed: (name) => named.includes(name),
    expected,
  });
}

/** `header`, `example` or, where it is open, `header?` or `example?` with the kind of the doubt. */
function told(text: string, named: readonly string[] = [], expected?: boolean): string {
  const { header, doubt } = evidence(text, named, expected);
  return `${header ? 'header' : 'example'}${doubt ? `? ${doubt.kind}` : ''}`;
}

const table = (first: string, count: number, row: (i: number) => readonly (number | string)[]): string =>
  [first, ...Array.from({ length: count }, (_, i) => row(i).join(','))].join('\n');
/** Fractions from 0 to 1 that have no order. */
const fraction = (i: number): number => Math.round(1000 * ((i * 0.618_034 + 0.31) % 1)) / 1000;
const fractions = (i: number): readonly number[] => [fraction(i), fraction(3 * i + 1), fraction(7 * i + 2)];

const cases: readonly (readonly [title: string, text: string, told: string, named?: readonly string[]])[] = [
  ['0, 1, 2 above fractions', table('0,1,2', 12, fractions), 'header'],
  ['0, 1, 2 above two rows of fractions', '0,1,2\n0.5,0.6,0.7\n0.1,0.2,0.3\n', 'header'],
  ['1, 2, 3 above fractions', table('1,2,3', 12, fractions), 'header'],
  ['years above fractions', '2019,2020,2021\n0.5,0.6,0.7\n0.1,0.2,0.3\n0.4,0.9,0.8\n', 'header'],
  [
    'years above amounts, among which they could be',
    table('2019,2020,2021', 9, (i) => [5000 - 533 * i, 700 * i + 80, 9000 - 911 * i]),
    'header',
  ],
  [
    'years above amounts, beside countries',
    table('country,2019,2020,2021', 6, (i) => [`c${i}`, 3 * i + 100, 7 * i + 220, 50 - i]),
    'header',
  ],
  [
    'a row of many consecutive numbers',
    table('0,1,2,3,4,5,6,7,8,9', 9, (i) => Array.from({ length: 10 }, (_, k) => (7 * k + 3 * i + k * k) % 10)),
    'header',
  ],
  [
    '0, 1, 2 above fractions and classes',
    table('0,1,2,3', 9, (i) => [...fractions(i), i % 2 === 0 ? 'a' : 'b']),
    'header',
  ],
  ['a name of the spec that is the number of no column', '2019,2021\n5,6\n7,8\n', 'header', ['2021']],
  ['a name of the spec that is 0', '0,1\n5,6\n7,8\n', 'header', ['0']],
  ['a name of the spec that is the number of a column', '1,7\n5,6\n9,8\n', 'example', ['1']],

  ['three rows of three consecutive numbers', '1,2,3\n4,5,6\n7,8,9\n', 'example'],
  ['two numbers, each row consecutive', '1,2\n3,4\n', 'example'],
  ['x and 2x + 1', '0,1\n1,3\n2,5\n3,7\n4,9\n', 'example'],
  ['x and the cosine of x', table('0,1', 9, (i) => [(i + 1) / 10, Math.cos((i + 1) / 10).toFixed(4)]), 'example'],
  ['x and the cosine of x, three rows', '0,1\n0.1,0.995\n0.2,0.980\n0.3,0.955\n', 'example'],
  ['powers of ten', '1000,500\n100,50\n10,5\n1,0.5\n', 'example'],
  ['exclusive or', '0,1,1\n1,0,1\n0,0,0\n1,1,0\n', 'example'],
  ['the negation', '0,1\n1,0\n', 'example'],
  ['a first row that repeats a number', '5,5,9\n0.1,0.2,0.3\n0.7,0.6,0.8\n0.4,0.1,0.2\n', 'example'],
  ['numbers with a fraction', '5.5,7.5\n0.1,0.2\n0.7,0.6\n0.4,0.1\n', 'example'],
  ['a class that is below, too', '5,3,rose\n0.5,0.2,rose\n0.7,0.3,lily\n0.4,0.9,lily\n', 'example'],
  ['one column that is as the others', '100,200,0\n0.5,0.6,0\n0.1,0.9,1\n0.3,0.7,1\n', 'example'],
  ['letters that are below, too', 'p,x,s\ne,x,s\np,y,n\ne,b,s\n', 'example'],
  ['letters of which most are below', 'p,x,s\ne,x,s\np,y,n\ne,b,n\n', 'example'],
  ['groups of digits', '"1,200",3\n900,5\n800,4\n', 'example'],

  ['whole numbers in a small table', '1,2,3\n2,3,5\n4,1,5\n', 'example? like'],
  ['0, 1, 2 among such numbers', '0,1,2\n1,1,1\n5,0,2\n2,4,1\n', 'example? like'],
  ['0 and 1 above one row of fractions', '1,2\n0.5,0.7\n', 'example? like'],
  ['whole numbers above fractions far below', '5,8,13\n0.1,0.2,0.3\n0.4,0.9,0.1\n0.7,0.6,0.2\n', 'example? unlike'],
  ['years with gaps', '2010,2015,2020\n0.5,0.6,0.7\n0.1,0.2,0.3\n0.4,0.9,0.8\n', 'example? unlike'],

  ['a text where numbers are, in one of three columns', '5.1,x,1\n4.9,3.0,0\n7,3.2,1\n', 'header? cell'],
  ['a text where dates are', 'soon,5,rose\n2020-01-02,4,rose\n2020-01-03,3,lily\n', 'header? cell'],
  ['a text and a class that is below, too', 'x,3.5,rose\n4.75,3,rose\n7,3.25,lily\n', 'header? cell'],
  ['texts where numbers are, but for one', 'a,b,1\n4.9,3.0,0\n7,3.2,1\n', 'header'],
  ['a text beside consecutive numbers', 'id,1,2,3\n7,4,2,2\n8,1,3,2\n9,3,3,1\n', 'header'],
  ['a text beside years', 'id,2019,2020\n7,0.5,0.6\n8,0.1,0.3\n', 'header'],
  ['a title', 'Berlin,5\na,y\n1,4\n2,5\n', 'header', ['y']],
  ['a title of fewer cells', 'Berlin,5\n1,4,5\n2,5,5\n', 'header'],
  ['a name of the spec beside a cell like the others', '5.1,x,1\n4.9,3.0,0\n7,3.2,1\n', 'header', ['x']],
  ['an empty name', ',5\na,4\nb,5\nc,5\n', 'example'],
];

describe(`whether the first line names the columns (seed ${seed})`, () => {
  for (const [title, text, right, named] of cases) {
    it(`${right}: ${title}`, () => assert.equal(told(text, named), right));
  }

  it('is told by a table that this one is to be like, where it is open', () => {
    for (const open of [
      '1,2,3\n2,3,5\n4,1,5\n',
      '5.1,x,1\n4.9,3.0,0\n7,3.2,1\n',
      '0,1,2\n0.5,0.6,0.7\n0.1,0.2,0.3\n',
    ]) {
      assert.deepEqual([told(open, [], true), told(open, [], false)], ['header', 'example']);
    }
    // Names are names.
    assert.equal(told('a,b\n1,2\n3,4\n', [], false), 'header');
  });

  it('names the text above values, or the numbers', () => {
    assert.deepEqual(evidence('5.1,7,x\n4.9,3.0,0\n7,3.2,1\n').doubt, { kind: 'cell', column: 2, text: 'x' });
    assert.deepEqual(evidence('1,2,3\n2,3,5\n4,1,5\n').doubt, { kind: 'like', texts: ['1', '2', '3'] });
  });

  it('is no header, nor open, where a row of the table is moved to its beginning', () => {
    const value = fc.integer({ min: -500, max: 500 }).map((each) => each / 10);
    const rows = fc.noBias(fc.array(fc.tuple(value, value, value), { minLength: 12, maxLength: 40 }));
    fc.assert(
      fc.property(rows, fc.nat(), (all, first) => {
        const at = first % all.length;
        assert.equal(told([all[at], ...all.slice(0, at), ...all.slice(at + 1)].join('\n')), 'example');
      }),
      { seed, numRuns: 500 },
    );
  });

  it('is a header of consecutive numbers above any fractions', () => {
    const value = fc.integer({ min: 1, max: 999 }).map((each) => (each % 10 === 0 ? each + 1 : each) / 1000);
    const rows = fc.array(fc.tuple(value, value, value), { minLength: 12, maxLength: 40 });
    fc.assert(
      fc.property(rows, fc.constantFrom(0, 1, 1990, 2018), (all, from) => {
        assert.equal(told([[from, from + 1, from + 2], ...all].join('\n')), 'header');
      }),
      { seed, numRuns: 500 },
    );
  });
});
