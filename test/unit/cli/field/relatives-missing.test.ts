import { type Relative, testRelatives, twoClasses } from './relatives';

const pandas =
  '#N/A|#N/A N/A|#NA|-1.#IND|-1.#QNAN|-NaN|-nan|1.#IND|1.#QNAN|<NA>|N/A|NA|NULL|NaN|None|n/a|nan|null||?'.split('|');

const marks: readonly Relative[] = [
  [
    'each mark of pandas',
    `a,y\n1,0\n5,0\n${pandas.map((mark) => `${mark},1`).join('\n')}\n`,
    'missing=mean',
    `1 → 0 | 5 → 0 | ${pandas.map(() => '3 → 1').join(' | ')}`,
  ],
  [
    'each of them, quoted, CRLF',
    `a,y\r\n1,0\r\n5,0\r\n${pandas.map((mark) => `"${mark}",1`).join('\r\n')}\r\n`,
    'missing=mean',
    `1 → 0 | 5 → 0 | ${pandas.map(() => '3 → 1').join(' | ')}`,
  ],
  [
    'marks of their own',
    'a,y\n1,0\n-,1\nn.a.,1\n4,0\n',
    'missing=median missing-as="-,n.a."',
    '1 → 0 | 2.5 → 1 | 2.5 → 1 | 4 → 0',
  ],
  ['a Chinese mark', '甲,值\n1,0\n无,1\n3,0\n', 'target=值 missing=mean missing-as="无"', '1 → 0 | 2 → 1 | 3 → 0'],
  [
    'a number as a mark, however written',
    'a,y\n1,0\n9999.0,1\n9.999e3,1\n3,0\n',
    'missing=mean missing-as="9999"',
    '1 → 0 | 2 → 1 | 2 → 1 | 3 → 0',
  ],
  ['a number that is no mark where the spec does not say so', 'a,y\n1,0\n-999,1\n', 'missing=mean', '1 → 0 | -999 → 1'],
  ['blanks alone', 'a,y\n1,0\n   ,1\n3,0\n', 'missing=mean', '1 → 0 | 2 → 1 | 3 → 0'],
  ['a mark in other letters is none', 'a,y\n1,0\nna,1\n3,0\n', 'missing=mean', /^t\.csv:3:1: .*“na”/],
  [
    'the most frequent, on a tie the smallest',
    'a,y\n7,0\n2,0\n?,1\n7,0\n2,0\n',
    'missing=most-frequent',
    '7 → 0 | 2 → 0 | 2 → 1 | 7 → 0 | 2 → 0',
  ],
  [
    'lines left out',
    'a,b,y\n1,NA,0\n2,3,1\n?,4,0\n5,6,1\n',
    'missing=drop',
    '- | 2 3 → 1 | - | 5 6 → 1',
    { lines: [2, 3, 4, 5] },
  ],
  ['lines left out by the columns that are used', 'a,b,y\n1,NA,0\n2,3,1\n', 'missing=drop features=a', '1 → 0 | 2 → 1'],
  ['no line is left', 'a,b,y\nNA,1,0\n2,?,1\n', 'missing=drop', /^t\.csv.*missing=drop leaves none/],
  ['no line is left for a column', 'a,y\nNA,0\n?,1\n', 'missing=drop', /^t\.csv:2:1: .*“a” has no value.*exclude=/],
  ['no header', '1,0\nNA,1\n3,0\n', 'header=#false target="2" missing=mean', '1 → 0 | 2 → 1 | 3 → 0'],
  ['no value in the column', 'a,b,y\n1,,0\n2,,1\n', 'missing=mean', /^t\.csv:2:3: .*“b”/],
  [
    'in the test file, filled with the training’s mean',
    'a,y\n1,0\n5,1\n',
    'missing=mean\n test "u.csv" missing=mean',
    '1 → 0 | 5 → 1 | 3 → 0 | 100 → 1',
    { files: { 'u.csv': 'a,y\nNA,0\n100,1\n' } },
  ],
  [
    'in the test file, where the spec does not say what to do',
    'a,y\n1,0\n5,1\n',
    '\n test "u.csv"',
    /^u\.csv:3:1: .*missing=/,
    { files: { 'u.csv': 'a,y\n2,0\nNA,1\n' } },
  ],
  ['the first row, not declared', 'a,y\n?,0\n2,1\n', '', /^t\.csv:2:1: .*missing=.*missing-as=/],
  [
    'the last of 200 rows',
    `a,y\n${Array.from({ length: 199 }, (_, i) => `${i},1\n`).join('')}null,1\n`,
    '',
    /^t\.csv:201:1: .*“null”.*missing=/,
  ],
  ['semicolons and a decimal comma', 'a;y\n1,5;0\nNA;1\n2,5;0\n', 'missing=mean', '1.5 → 0 | 2 → 1 | 2.5 → 0'],
  [
    'a rule for one column',
    'a,b,y\n,1,0\n3,,1\n5,4,0\n',
    'missing=drop {\n column a missing=mean\n}',
    '5 1 → 0 | - | 5 4 → 0',
  ],
];

const oneHot = 'encode=one-hot';
const texts: readonly Relative[] = [
  [
    'the most frequent, on a tie the first by code point',
    'hue,y\ntan,1\nred,2\n,3\n',
    `${oneHot} missing=most-frequent`,
    '0 1 → 1 | 1 0 → 2 | 1 0 → 3',
    { features: 'hue=red hue=tan' },
  ],
  [
    'a class of its own, last, though its name is not',
    'hue,y\nzinc,1\n,2\nash,3\n',
    `${oneHot} missing=own-class`,
    '0 1 0 → 1 | 0 0 1 → 2 | 1 0 0 → 3',
    { features: 'hue=ash hue=zinc hue=missing' },
  ],
  [
    'a class of its own where nothing is missing',
    'hue,y\na,1\nb,2\n',
    `${oneHot} missing=own-class`,
    '1 0 → 1 | 0 1 → 2',
  ],
  [
    'a text that reads “missing”',
    'hue,y\nmissing,1\n,2\nred,3\n',
    `${oneHot} missing=own-class`,
    '1 0 0 → 1 | 0 0 1 → 2 | 0 1 0 → 3',
    { features: 'hue=missing hue=red hue=missing-2' },
  ],
  [
    'NA in quotes',
    '"hue","y"\n"red","1"\n"NA","2"\n"tan","3"\n',
    `${oneHot} missing=most-frequent`,
    '1 0 → 1 | 1 0 → 2 | 0 1 → 3',
  ],
  [
    'Chinese texts, semicolons',
    '色;值\n红;1\n;2\n蓝;3\n蓝;4\n',
    `${oneHot} target=值 missing=most-frequent`,
    '1 0 → 1 | 0 1 → 2 | 0 1 → 3 | 0 1 → 4',
    { features: '色=红 色=蓝' },
  ],
  ['lines left out', 'hue,n,y\ntan,1,1\nnull,2,2\nred,3,3\n', `${oneHot} missing=drop`, '0 1 1 → 1 | - | 1 0 3 → 3'],
  ['error says all three', 'hue,y\ntan,1\nred,2\n,3\n', oneHot, /^t\.csv:4:1: .*drop.*most-frequent.*own-class/],
  [
    'median has no meaning for texts',
    'hue,y\ntan,1\nred,2\nnull,3\n',
    `${oneHot} missing=median`,
    /^t\.csv:4:1: .*“null”.*most-frequent.*own-class/,
  ],
  [
    'own-class has no meaning for numbers',
    'n,y\n1,1\n,2\n3,3\n',
    'missing=own-class',
    /^t\.csv:3:1: .*missing=mean or missing=median/,
  ],
  [
    'own-class and a column of numbers with a rule',
    'hue,n,y\nred,1,1\n,,2\ntan,3,3\n',
    `${oneHot} missing=own-class {\n column n missing=mean\n}`,
    '1 0 0 1 → 1 | 0 0 1 2 → 2 | 0 1 0 3 → 3',
  ],
  [
    'a column of numbers that is declared one of categories',
    'n,y\n10,1\n,2\n9,3\n9,4\n',
    'missing=most-frequent {\n column n kind=category\n}',
    '0 1 → 1 | 1 0 → 2 | 1 0 → 3 | 1 0 → 4',
    { features: 'n=9 n=10' },
  ],
  [
    'no text in the column',
    'hue,n,y\n,1,1\n,2,2\n',
    `${oneHot} missing=own-class {\n column hue kind=category\n}`,
    '1 1 → 1 | 1 2 → 2',
    { features: 'hue=missing n' },
  ],
  ['one row', 'hue,n,y\n,5,1\nred,6,2\n', `${oneHot} missing=drop`, '- | 1 6 → 2'],
  [
    'in the test file, the training’s most frequent',
    'hue,y\nred,1\nred,2\ntan,3\n',
    `${oneHot} missing=most-frequent\n test "u.csv"`,
    '1 0 → 1 | 1 0 → 2 | 0 1 → 3 | 1 0 → 4 | 0 1 → 5',
    { files: { 'u.csv': 'hue,y\n,4\ntan,5\n' } },
  ],
];

const targetClasses: readonly Relative[] = [
  ['an empty cell', 'x,y\n1,a\n2,\n3,b\n', '', /^t\.csv:3:3: .*missing=drop/],
  ['an empty cell, left out', 'x,y\n1,a\n2,\n3,b\n', 'missing=drop', '1 → 0 | - | 3 → 1'],
  ['a question mark, CRLF', 'x,y\r\n1,a\r\n2,?\r\n3,b\r\n', '', /^t\.csv:3:3: .*“\?”.*missing=drop/],
  ['None in the first row', 'x,y\n1,None\n2,a\n3,b\n', '', /^t\.csv:2:3: .*“None”.*missing=drop/],
  ['a mark of its own', 'x,y\n1,a\n2,unknown\n3,b\n', 'missing=drop missing-as="unknown"', '1 → 0 | - | 3 → 1'],
  ['a mean fills no class', 'x,y\n1,a\n2,NA\n3,b\n', 'missing=mean', /^t\.csv:3:3: .*missing=drop/],
  [
    'the most frequent fills no class',
    'x,y\n1,a\n2,NA\n3,b\n3,b\n',
    'missing=most-frequent',
    /^t\.csv:3:3: .*missing=drop/,
  ],
  ['Chinese classes, semicolons', '长;类\n1;猫\n2;NA\n3;狗\n', 'target=类 missing=drop', '1 → 1 | - | 3 → 0'],
  ['whole numbers as classes', 'x,y\n1,0\n2,NA\n3,1\n', 'missing=drop', '1 → 0 | - | 3 → 1'],
  [
    'whole numbers as classes, not declared',
    'x,y\n1,0\n2,NA\n3,1\n',
    '',
    /^t\.csv:3:3: .*missing=drop/,
    { never: /softmax|classes/ },
  ],
  [
    'in the test file',
    'x,y\n1,a\n3,b\n',
    '\n test "u.csv"',
    /^u\.csv:2:3: .*missing=drop/,
    { files: { 'u.csv': 'x,y\n2,NA\n4,a\n' } },
  ],
  [
    'in the test file, left out',
    'x,y\n1,a\n3,b\n',
    '\n test "u.csv" missing=drop',
    '1 → 0 | 3 → 1 | - | 4 → 0',
    { files: { 'u.csv': 'x,y\n2,NA\n4,a\n' } },
  ],
  ['no header', '1,a\n2,NA\n3,b\n', 'header=#false target="2"', /^t\.csv:2:3: .*missing=drop/],
];

const targetNumbers: readonly Relative[] = [
  ['NA', 'x,y\n1,1.5\n2,NA\n3,2.5\n', '', /^t\.csv:3:3: .*missing=drop/],
  ['NA, left out', 'x,y\n1,1.5\n2,NA\n3,2.5\n', 'missing=drop', '1 → 1.5 | - | 3 → 2.5'],
  [
    'one of two targets',
    'x,u,v\n1,2,3\n4,,6\n7,8,9\n',
    'target="u,v" missing=drop',
    '1 → 2 3 | - | 7 → 8 9',
    { goal: { numbers: 2 } },
  ],
  [
    'one of two targets, not declared',
    'x,u,v\n1,2,3\n4,5,nan\n',
    'target="u,v"',
    /^t\.csv:3:5: .*“v”.*missing=drop/,
    { goal: { numbers: 2 } },
  ],
  ['a number as a mark', 'x,y\n1,5\n2,-1\n3,6\n', 'missing=drop missing-as="-1"', '1 → 5 | - | 3 → 6'],
  [
    'a number as a mark, not declared what to do',
    'x,y\n1,5\n2,-1\n3,6\n',
    'missing-as="-1"',
    /^t\.csv:3:3: .*missing=drop/,
  ],
];

describe('relatives of files: what is missing', () => {
  describe('marks', () => testRelatives(marks));
  describe('texts', () => testRelatives(texts));
  describe('a class', () => testRelatives(targetClasses, twoClasses));
  describe('a number to predict', () => testRelatives(targetNumbers));
});
