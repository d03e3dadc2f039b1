import assert from 'node:assert/strict';
import { faultLineOf, furtherText, prepare, type Relative, testRelatives } from './relatives';

/** A title, the training file, what the spec says, a file to predict, and its rows or the sentence that refuses it. */
type Further = readonly [
  title: string,
  table: string,
  spec: string,
  further: string,
  right: string | RegExp,
  targets?: number,
];

function testFurther(cases: readonly Further[]): void {
  for (const [title, table, spec, further, right, targets = 1] of cases) {
    it(title, () => {
      const prepared = prepare({ table, spec, goal: { numbers: targets } });
      if (typeof right === 'string') assert.equal(furtherText(prepared, further), right);
      else
        assert.match(
          faultLineOf(() => furtherText(prepared, further)),
          right,
        );
    });
  }
}

const hues = 'color,size,y\nb,1,10\na,2,11\nb,1,20\n';
const hot = 'encode=one-hot';

const categories: readonly Further[] = [
  ['another order of appearance', hues, hot, 'color,size\nb,2\na,3\n', '0 1 2 | 1 0 3'],
  ['one category alone', hues, hot, 'color,size\nb,2\n', '0 1 2'],
  ['a category that is new', hues, hot, 'color,size\na,1\nc,2\n', /^new\.csv:3:1: .*“c”/],
  ['a category that is new, counted as none', hues, `${hot} unknown=ignore`, 'color,size\na,1\nc,2\n', '1 0 1 | 0 0 2'],
  ['Chinese categories', '色,值\n红,1\n蓝,2\n', `${hot} target=值`, '色\n蓝\n红\n', '0 1 | 1 0'],
  ['numbers as categories', 'k,y\n10,1\n9,2\n', '{\n column k kind=category\n}', 'k\n9.0\n10\n', '1 0 | 0 1'],
  ['texts that all are numbers in the file to predict', 'k,y\na,1\nb,2\n7,3\n', hot, 'k\n7\n7\n', '1 0 0 | 1 0 0'],
  ['quotes and CRLF', hues, hot, '"size","color"\r\n"5","a"\r\n', '1 0 5'],
  ['upper case is another category', hues, hot, 'color,size\nA,1\n', /^new\.csv:2:1: .*“A”/],
  ['blanks around', hues, hot, 'color,size\n a ,1\n', '1 0 1'],
  ['semicolons in place of commas', hues, hot, 'color;size\na;1\nb;2\n', '1 0 1 | 0 1 2'],
];

const plain = 'p,q,y\n1,10,1\n2,25,2\n3,31,3\n';

const reordered: readonly Further[] = [
  ['the target between', plain, '', 'q,y,p\n31,9,3\n', '3 31'],
  ['another target’s values do not matter', plain, '', 'q,y,p\n31,unknown,3\n', '3 31'],
  ['two further columns', plain, '', 'id,q,p,note\n7,31,3,x\n', '3 31'],
  ['a further column that has no value', plain, '', 'q,p,note\n31,3,\n', '3 31'],
  ['a column of another case is lacking', plain, '', 'P,q\n1,2\n', /^new\.csv:1: .*\bp\b.*P, q/],
  ['both are lacking', plain, '', 'a,b\n1,2\n', /^new\.csv:1: .*p, q/],
  ['CRLF and tabs', plain, '', 'q\tp\r\n31\t3\r\n', '3 31'],
  ['a decimal comma', plain, '', 'q;p\n31,5;3,25\n', '3.25 31.5'],
  [
    'many rows',
    plain,
    '',
    `q,p\n${Array.from({ length: 100 }, (_, i) => `${i},${2 * i}`).join('\n')}`,
    Array.from({ length: 100 }, (_, i) => `${2 * i} ${i}`).join(' | '),
  ],
  ['a name twice', plain, '', 'q,p,p\n31,3,4\n', /^new\.csv:1:5: .*2 and 3.*“p”/],
  ['Chinese names', '甲,乙,值\n1,2,3\n4,5,6\n', 'target=值', '乙,甲\n8,7\n', '7 8'],
  ['names with commas', '"a, b",c,y\n1,2,3\n4,5,6\n', '', 'c,"a, b"\n8,7\n', '7 8'],
  ['only the columns that the spec chooses', plain, 'features=q', 'q\n5\n', '5'],
  ['a column that the spec leaves out is not lacking', plain, 'exclude=p', 'q,other\n5,x\n', '5'],
  ['a byte order mark', plain, '', '\ufeffq,p\n31,3\n', '3 31'],
];

const means: readonly Further[] = [
  ['a mean', 'p,q,y\n1,100,1\n2,,2\n3,300,3\n', 'missing=mean', 'p,q\n,\n', '2 200'],
  ['a median', 'p,y\n1,1\n2,2\n9,3\n', 'missing=median', 'p\nNA\n5\n', '2 | 5'],
  ['the most frequent', 'p,y\n7,1\n7,2\n9,3\n', 'missing=most-frequent', 'p\n?\n', '7'],
  ['the most frequent text', 'c,p,y\na,1,1\nb,2,2\nb,3,3\n', `${hot} missing=most-frequent`, 'c,p\n,4\n', '0 1 4'],
  ['a category of its own', 'c,p,y\na,1,1\n,2,2\nb,3,3\n', `${hot} missing=own-class`, 'c,p\nNA,4\n', '0 0 1 4'],
  ['a mark of its own', 'p,y\n1,1\n3,2\n', 'missing=mean missing-as="-9"', 'p\n-9\n', '2'],
  ['no rule for it', 'p,y\n1,1\n3,2\n', '', 'p\n5\n\nNA\n', /^new\.csv:4:1: .*“p”/],
  [
    'lines are not left out of predictions',
    'p,q,y\n1,1,1\n3,1,2\n',
    'missing=drop',
    'p,q\n,2\n',
    /^new\.csv:2:1: .*“p”/,
  ],
  [
    'the training’s scaling behind the fill',
    'p,y\n1,1\n,2\n3,3\n',
    'missing=mean\n scale minmax',
    'p\n,\n5\n',
    '0.5 | 2',
  ],
  ['a rule for one column', 'p,q,y\n1,1,1\n3,5,2\n', '{\n column q missing=mean\n}', 'p,q\n2,\n', '2 3'],
  ['the target’s cell may be empty', 'p,y\n1,1\n3,2\n', '', 'p,y\n5,\n', '5'],
];

const headerless: readonly Further[] = [
  ['the target first', '1,3,30\n2,2,25\n', 'header=#false target="1"', '9,2,1\n0,3,30\n', '2 1 | 3 30'],
  ['the target first, without it', '1,3,30\n2,2,25\n', 'header=#false target="1"', '2,1\n3,30\n', '2 1 | 3 30'],
  ['the target between', '3,1,30\n2,2,25\n', 'header=#false target="2"', '2,1\n3,30\n', '2 1 | 3 30'],
  ['two targets, without them', '1,5,6,2\n3,7,8,4\n', 'header=#false target="1,4"', '5,6\n', '5 6', 2],
  ['one row that is like the first', '3,30,1\n2,25,2\n', 'header=#false target="3"', '3,30\n', '3 30'],
  ['texts', 'a,30,1\nb,25,2\n', `header=#false target="3" ${hot}`, 'b,7\na,8\n', '0 1 7 | 1 0 8'],
  ['a cell too few', '3,30,40,1\n2,25,41,2\n', 'header=#false target="4"', '1,2\n', /^new\.csv:1: .*2 columns.*4.*3/],
  ['a cell too many', '3,30,1\n2,25,2\n', 'header=#false target="3"', '1,2,3,4\n', /^new\.csv:1: .*4 columns.*3.*2/],
  ['detected, not declared', '3.5,30,1\n2.5,25,2\n', 'target="3"', '1.5,2,7\n3.5,4,8\n', '1.5 2 | 3.5 4'],
  ['semicolons and a decimal comma', '3,5;30;1\n2,5;25;2\n', 'header=#false target="3"', '1,5;2\n', '1.5 2'],
  ['chosen features', '1,2,3,4\n5,6,7,8\n', 'header=#false target="4" features="1,3"', '9,8,7\n', '9 7'],
  [
    'empty columns at the end of one file',
    '1,3,30,,\n2,2,25,,\n',
    'header=#false target="1"',
    '9,2,1\n0,3,30\n',
    '2 1 | 3 30',
  ],
  [
    'empty columns at the end of the other file',
    '1,3,30\n2,2,25\n',
    'header=#false target="1"',
    '9,2,1,,\n0,3,30,,\n',
    '2 1 | 3 30',
  ],
  [
    'a cell at fault in the first row',
    '3,30,1\n2,25,2\n',
    'header=#false target="3"',
    'x,2\n3,4\n',
    /^new\.csv:1:1: .*“x”/,
  ],
  ['a header of numbers', '0,1,2\n0.5,0.25,1\n0.75,0.5,2\n0.1,0.9,2\n', 'target="2"', '0,1\n0.5,0.125\n', '0.5 0.125'],
  [
    'a header of numbers in another order',
    '0,1,2\n0.5,0.25,1\n0.75,0.5,2\n0.1,0.9,2\n',
    'target="2"',
    '1,0\n0.5,0.125\n',
    '0.125 0.5',
  ],
  ['CRLF, no end of the last line', '3,30,1\n2,25,2\n', 'header=#false target="3"', '1,2\r\n3,4', '1 2 | 3 4'],
];

const delimiters: readonly Further[] = [
  ['~, reordered, one more', 'a~b~y\n1~2~3\n4~5~6\n', 'delimiter="~"', 'b~c~a\n7~0~1\n', '1 7'],
  ['a caret', 'a^b^y\n1^2^3\n', 'delimiter="^"', 'b^a\n7^1\n', '1 7'],
  ['a colon', 'a:b:y\n1:2:3\n', 'delimiter=":"', 'b:a\n7:1\n', '1 7'],
  ['blanks', 'a  b  y\n1  2  3\n', 'delimiter=" "', '  b a\n7    1\n', '1 7'],
  ['a Chinese comma', '甲，乙，值\n1，2，3\n', 'delimiter="，" target=值', '乙，甲\n7，1\n', '1 7'],
  ['written with commas in place of ~', 'a~b~y\n1~2~3\n4~5~6\n', 'delimiter="~"', 'b,a\n7,1\n', '1 7'],
  ['tabs in place of commas', 'a,b,y\n1,2,3\n', '', 'b\ta\n7\t1\n', '1 7'],
  [
    'a decimal comma, in whole numbers not seen',
    'a;b;y\n1,5;2;3\n',
    'delimiter=";" decimal=","',
    'b;a\n7;1,25\n',
    '1.25 7',
  ],
  ['groups of digits', 'a;b;y\n1.500;2;3\n', 'delimiter=";" decimal="," thousands="."', 'b;a\n7;1.250,5\n', '1250.5 7'],
  [
    'lines skipped and comments',
    'title\na,b,y\n1,2,3\n',
    'skip=1 comment="#"',
    'other title\n# by Ann\nb,a\n7,1\n',
    '1 7',
  ],
  ['a column is lacking, written alike', 'a~b~y\n1~2~3\n', 'delimiter="~"', 'b~c\n7~1\n', /^new\.csv:1: .*\ba\b.*b, c/],
];

const numbered = '0,1,2,3,y\n1,10,100,1000,5\n2,20,200,2000,6\n3,30,300,3000,7\n';
const some = 'features="1,2,3"';

const names: readonly Further[] = [
  ['numbers', numbered, some, '0,1,2,3\n4,5,6,7\n8,9,10,11\n', '5 6 7 | 9 10 11'],
  ['numbers, the target with them', numbered, some, '0,1,2,3,y\n4,5,6,7,8\n', '5 6 7'],
  ['numbers in another order', numbered, some, '3,2,1\n7,6,5\n', '5 6 7'],
  ['numbers, all columns', numbered, '', '3,0,1,2\n7,4,5,6\n', '4 5 6 7'],
  ['numbers from 1, all declared', '1,2,3\n4,5,6\n7,8,9\n', 'header=#true target="3"', '2,1\n5,4\n', '4 5'],
  ['numbers with semicolons in place of commas', numbered, some, '3;2;1\n7;6;5\n', '5 6 7'],
  ['numbers, and one is lacking', numbered, some, '0,1,2\n4,5,6\n', /^new\.csv:1: .*no column 3,.*0, 1, 2\./],
  [
    'numbers, no header to predict',
    numbered,
    some,
    '10,100,1000\n20,200,2000\n',
    /^new\.csv:1: .*1, 2, 3 were.*10, 100, 1000/,
  ],
  ['no header to predict, as many columns', numbered, '', '1,10,100,1000\n', /^new\.csv:1: .*only line.*names above/],
  [
    'no header to predict, equal numbers',
    numbered,
    '',
    '5,5,5,5\n1,2,3,4\n',
    /^new\.csv:1:3: .*only numbers, 5.*names above/,
  ],
  ['words, no header to predict', plain, '', '3,31\n4,32\n', /^new\.csv:1: .*p, q were.* 3, 31\./],
  ['commas and blanks', '"a, b",c d,y\n1,2,3\n4,5,6\n', '', 'c d,"a, b"\n8,7\n', '7 8'],
  ['a number and a name with commas', '"1, 2",2,1,y\n1,2,3,0\n4,5,6,9\n', '', '1,2,"1, 2"\n7,8,9\n', '9 8 7'],
  ['dates', '2020-01,2020-02,y\n1,2,3\n4,5,6\n', '', '2020-02,2020-01\n8,7\n', '7 8'],
  ['none of one column', 'a,,y\n1,2,3\n4,7,6\n', '', ',a\n8,7\n', '7 8'],
  ['none, and its number is another’s name', 'a,,y\n1,2,3\n4,7,6\n', '', '2,a\n8,7\n', /^new\.csv:1: .*no column 2/],
  ['a number that is no place', 'a,2,y\n1,2,3\n4,7,6\n', '', 'a,\n7,8\n', /^new\.csv:1: .*no column 2/],
  [
    'none in training, some to predict',
    '1,2,3\n4,5,6\n',
    'header=#false target="3"',
    'u,v\n1,2\n',
    /^new\.csv:1: .*\(u, v\).*train again/,
  ],
  [
    'none in training, and the first row has a gap',
    '1,2,3\n4,5,6\n',
    'header=#false target="3" missing=mean',
    'NA,\n1,2\n',
    '2.5 3.5 | 1 2',
  ],
];

const written: readonly Further[] = [
  [
    'a decimal point after a decimal comma',
    'a;b;y\n1,5;2;3\n2,5;3;4\n',
    '',
    'a;b\n1.5;2\n',
    /^new\.csv:2:1: .*“1\.5”.*decimal comma/,
  ],
  [
    'a decimal comma after a decimal point',
    'a;b;y\n1.5;2;3\n2.5;3;4\n',
    '',
    'a;b\n1,5;2\n',
    /^new\.csv:2:1: .*“1,5”.*decimal point/,
  ],
  [
    'groups that the training does not have',
    'a,b,y\n1,2,3\n2,3,4\n',
    '',
    'a,b\n"1,500",2\n',
    /^new\.csv:2:1: .*no “,”/,
  ],
  ['a title above the names', plain, '', 'title\nq,p\n1,2\n', /^new\.csv:1:1: .*line 2; remove/],
  [
    'a title that the training has',
    'title\na,b,y\n1,2,3\n',
    'skip=1',
    'a,b\n1,2\n3,4\n',
    /^new\.csv:2: .*1 line is skipped/,
  ],
  ['a text', plain, '', 'q,p\n1,x\n', /^new\.csv:2:3: .*“x”.*correct the cell\.$/],
];

const unknown: readonly Relative[] = [
  [
    'in the test file',
    'c,y\na,1\nb,2\n',
    `${hot}\n test "u.csv"`,
    /^u\.csv:3:1: .*“z”.*unknown=ignore/,
    { files: { 'u.csv': 'c,y\na,3\nz,4\n' } },
  ],
  [
    'ignored in the test file',
    'c,y\na,1\nb,2\n',
    `${hot} unknown=ignore\n test "u.csv"`,
    '1 0 → 1 | 0 1 → 2 | 1 0 → 3 | 0 0 → 4',
    { files: { 'u.csv': 'c,y\na,3\nz,4\n' } },
  ],
  [
    'in another order of columns',
    'c,y\na,1\nb,2\n',
    `${hot}\n test "u.csv"`,
    /^u\.csv:2:3: .*“z”/,
    { files: { 'u.csv': 'y,c\n4,z\n' } },
  ],
  [
    'Chinese',
    '色,值\n红,1\n蓝,2\n',
    `${hot} target=值\n test "u.csv"`,
    /^u\.csv:2:1: .*“绿”.*unknown=ignore/,
    { files: { 'u.csv': '色,值\n绿,4\n' } },
  ],
  [
    'quoted, CRLF, semicolons',
    'c;y\na;1\nb;2\n',
    `${hot}\n test "u.csv"`,
    /^u\.csv:3:1: .*“z”/,
    { files: { 'u.csv': '"c";"y"\r\n"a";"1"\r\n"z";"2"\r\n' } },
  ],
  [
    'a number among texts',
    'c,y\na,1\nb,2\n',
    `${hot}\n test "u.csv"`,
    /^u\.csv:2:1: .*“5”/,
    { files: { 'u.csv': 'c,y\n5,4\n' } },
  ],
  [
    'a number among texts, ignored',
    'c,y\na,1\nb,2\n',
    `${hot} unknown=ignore\n test "u.csv"`,
    '1 0 → 1 | 0 1 → 2 | 0 0 → 4',
    { files: { 'u.csv': 'c,y\n5,4\n' } },
  ],
  [
    'a number that is a category, declared so',
    'c,y\n1,1\n2,2\n',
    '{\n column c kind=category\n}\n test "u.csv"',
    /^u\.csv:2:1: .*“3”/,
    { files: { 'u.csv': 'c,y\n3,4\n' } },
  ],
  [
    'a missing cell is none of them',
    'c,y\na,1\nb,2\n',
    `${hot} unknown=ignore\n test "u.csv"`,
    /^u\.csv:2:1: .*missing=/,
    { files: { 'u.csv': 'c,y\n,4\n' } },
  ],
  [
    'no header',
    'a,1\nb,2\n',
    `${hot} header=#false target="2"\n test "u.csv"`,
    /^u\.csv:2:1: .*“z”/,
    { files: { 'u.csv': 'b,4\nz,5\n' } },
  ],
  [
    'a text where the training has numbers',
    'c,y\n1,1\n2,2\n',
    `${hot} unknown=ignore\n test "u.csv"`,
    /^u\.csv:2:1: .*“z”/,
    { files: { 'u.csv': 'c,y\nz,4\n' } },
  ],
];

describe('relatives of files: predictions', () => {
  describe('categories', () => testFurther(categories));
  describe('columns in another order', () => testFurther(reordered));
  describe('missing cells', () => testFurther(means));
  describe('no header', () => testFurther(headerless));
  describe('delimiters', () => testFurther(delimiters));
  describe('names that look like something else', () => testFurther(names));
  describe('numbers and lines in another form', () => testFurther(written));
  describe('categories that the training set does not have', () => testRelatives(unknown));

  describe('a hold-out, by the seed of the training', () => {
    const table = `a,b,y\n${Array.from({ length: 20 }, (_, i) => `${i * i},${i % 3 === 0 ? '' : i},${i % 2}`).join('\n')}\n`;
    for (const [seed, fraction, scale] of [
      [1, 0.5, 'standard'],
      [2, 0.5, 'minmax'],
      [3, 0.25, 'standard'],
      [4, 0.1, 'minmax'],
      [5, 0.8, 'standard'],
      [6, 0.75, 'minmax'],
      [7, 0.5, 'standard'],
      [8, 0.3, 'minmax'],
      [9, 0.2, 'standard'],
      [10, 0.6, 'minmax'],
    ] as const) {
      it(`seed ${seed}, ${fraction}, ${scale}`, () => {
        const prepared = prepare({ table, seed, spec: `missing=mean\n holdout ${fraction}\n scale ${scale}` });
        const { train, pipeline } = prepared.dataset;
        const { rows } = prepared.origins.train.raw.source;
        // By hand from the file: mean of b over the rows with a value, and what scales a and the filled b.
        const inTraining = [...prepared.origins.train.examples].map((example) => rows[example] ?? 0);
        assert.equal(inTraining.length, 20 - Math.round(fraction * 20));
        const present = inTraining.filter((i) => i % 3 !== 0);
        const fill = present.reduce((sum, i) => sum + i, 0) / present.length;
        const columns = [inTraining.map((i) => i * i), inTraining.map((i) => (i % 3 === 0 ? fill : i))];
        const right = [25, fill].map((value, k) => {
          const values = columns[k] ?? [];
          const [least, largest] = [Math.min(...values), Math.max(...values)];
          const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
          const deviation = Math.sqrt(values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / values.length);
          return scale === 'minmax' ? (value - least) / (largest - least) : (value - mean) / deviation;
        });
        const [a = NaN, b = NaN] = furtherText(prepared, 'b,a\nNA,25\n').split(' ').map(Number);
        assert.ok(Math.abs(a - (right[0] ?? NaN)) < 1e-12 && Math.abs(b - (right[1] ?? NaN)) < 1e-12, `${a} ${b}`);
        assert.equal(pipeline.seed.value, seed);
        assert.equal(train.m, inTraining.length);
      });
    }
  });
});
