import { type Relative, testRelatives, twoClasses } from './relatives';

const firstLines: readonly Relative[] = [
  ['sep=,', 'sep=,\na,y\n1,2\n3,4\n', '', '1 → 2 | 3 → 4', { lines: [3, 4] }],
  ['sep= and a tab', 'sep=\t\na\ty\n1\t2\n3\t4\n', '', '1 → 2 | 3 → 4', { lines: [3, 4] }],
  ['SEP=|, CRLF', 'SEP=|\r\na|y\r\n1|2\r\n3|4\r\n', '', '1 → 2 | 3 → 4', { lines: [3, 4] }],
  ['a quoted sep=', '"sep=;"\na;y\n1;2\n3;4\n', '', '1 → 2 | 3 → 4', { lines: [3, 4] }],
  ['a byte order mark before sep=', '\ufeffsep=;\na;y\n1;2\n3;4\n', '', '1 → 2 | 3 → 4', { lines: [3, 4] }],
  ['sep= and a decimal comma', 'sep=;\na;y\n1,5;2\n3,5;4\n', '', '1.5 → 2 | 3.5 → 4'],
  ['sep= and no header', 'sep=;\n1;2\n3;4\n', 'header=#false target="2"', '1 → 2 | 3 → 4', { lines: [2, 3] }],
  ['a comment by //', '// made by hand\na,y\n1,2\n', '', /^t\.csv:1:1: .*skip=1 or comment=/],
  ['a comment by %, declared', '% made\na,y\n1,2\n% later\n3,4\n', 'comment="%"', '1 → 2 | 3 → 4', { lines: [3, 5] }],
  ['a comment by //, declared', '// made\na,y\n// by hand\n1,2\n', 'comment="//"', '1 → 2', { lines: [4] }],
  ['a comment with commas', '# one, two, three, four\na,b,y\n1,2,3\n4,5,6\n', '', /^t\.csv:1:1: .*(?:skip=1|comment=)/],
  ['two comments', '# one\n# two\na,b,y\n1,2,3\n4,5,6\n', '', /^t\.csv:1:1: .*skip=2 or comment=/],
  ['two comments, declared', '# one\n# two\na,b,y\n1,2,3\n', 'comment="#"', '1 2 → 3', { lines: [4] }],
  ['two lines of a title', 'Sales\nin thousands\na,b,y\n1,2,3\n4,5,6\n', '', /^t\.csv:1:1: .*skip=2/],
  ['two lines of a title, skipped', 'Sales\nin thousands\na,b,y\n1,2,3\n', 'skip=2', '1 2 → 3', { lines: [4] }],
  ['a title with a comma', 'Prices, in euros\na,b,y\n1,2,3\n', '', /^t\.csv:1:1: .*skip=1/],
  ['a title and a blank line', 'My table\n\na,y\n1,2\n', '', /^t\.csv:1:1: .*skip=2/],
  ['a title and a blank line, skipped', 'My table\n\na,y\n1,2\n', 'skip=1', '1 → 2', { lines: [4] }],
  [
    'a title with more commas than the table',
    'Report of Ann, for Bob, Eve, and Dan\na,y\n1,2\n3,4\n',
    '',
    /^t\.csv:1:1: .*skip=1/,
  ],
  ['a title with as many commas as the table', 'Berlin,2024\na,y\n1,2\n3,4\n', '', /^t\.csv:1:1: .*skip=1/],
  ['a Chinese title', '表一\n长,值\n1,2\n3,4\n', 'target=值', /^t\.csv:1:1: .*skip=1/],
  [
    'a Chinese title, skipped, CRLF',
    '表一\r\n长,值\r\n1,2\r\n3,4\r\n',
    'target=值 skip=1',
    '1 → 2 | 3 → 4',
    { lines: [3, 4] },
  ],
  ['a quoted title', '"All, of it"\na,y\n1,2\n3,4\n', '', /^t\.csv:1:1: .*skip=1/],
];

const headerless: readonly Relative[] = [
  ['one row', '1.5,2.5,1\n', 'target="3"', '1.5 2.5 → 1', { lines: [1] }],
  ['semicolons and decimal commas', '1,5;0\n2,5;1\n', 'target="2"', '1.5 → 0 | 2.5 → 1', { lines: [1, 2] }],
  ['tabs', '1\t2\t0\n3\t4\t1\n', 'target="3"', '1 2 → 0 | 3 4 → 1', { lines: [1, 2] }],
  ['the target first', '1,5.5,6\n0,7.5,8\n', 'target="1"', '5.5 6 → 1 | 7.5 8 → 0', { lines: [1, 2] }],
  ['signs and exponents', '-1.5,1e3,0\n2e-1,-4,1\n', 'target="3"', '-1.5 1000 → 0 | 0.2 -4 → 1', { lines: [1, 2] }],
  [
    'whole numbers that all differ',
    '10,20,0\n11,21,1\n12,22,0\n',
    'target="3"',
    '10 20 → 0 | 11 21 → 1 | 12 22 → 0',
    { lines: [1, 2, 3] },
  ],
  ['CRLF', '1,5,1\r\n2,6,0\r\n', 'target="3"', '1 5 → 1 | 2 6 → 0', { lines: [1, 2] }],
  ['a class of words', '1,2,on\n3,4,off\n', 'target="3"', '1 2 → 1 | 3 4 → 0', { lines: [1, 2] }],
  [
    'a missing value in the first row',
    ',2,1\n3,4,0\n5,6,1\n',
    'target="3" missing=mean',
    '4 2 → 1 | 3 4 → 0 | 5 6 → 1',
    { lines: [1, 2, 3] },
  ],
  [
    'a missing mark in the first row',
    'NA,2,1\n3,4,0\n5,6,1\n',
    'target="3" missing=mean',
    '4 2 → 1 | 3 4 → 0 | 5 6 → 1',
    { lines: [1, 2, 3] },
  ],
  ['blanks', ' 1  2 1\n 3  4 0\n', 'target="3"', '1 2 → 1 | 3 4 → 0', { lines: [1, 2] }],
  [
    'years as names are a header where the spec names one',
    '2020,2021,y\n1,2,0\n3,4,1\n',
    '',
    '1 2 → 0 | 3 4 → 1',
    { lines: [2, 3] },
  ],
  [
    'a name that the file does not have',
    '1.5,2.5,1\n3.5,4.5,0\n',
    'target=y',
    /^t\.csv:1: .*(?:header=#false|numbered)/,
  ],
  [
    'words of which the first row has those of the others',
    'yes,no\nno,yes\nyes,yes\nno,no\n',
    'target="2" encode=one-hot',
    '0 1 → 0 | 1 0 → 1 | 0 1 → 1 | 1 0 → 0',
    { lines: [1, 2, 3, 4] },
  ],
  [
    'a header of words above words',
    'color,kind\nred,a\nblue,b\n',
    'target=kind encode=one-hot',
    '0 1 → 0 | 1 0 → 1',
    { lines: [2, 3] },
  ],
];

/** The first line has numbers that are names, or a cell that is at fault. */
const headersOfNumbers: readonly Relative[] = [
  [
    'numbers from 0',
    '0,1,2\n0.5,0.6,0.7\n0.1,0.2,0.3\n0.4,0.9,0.8\n',
    'target="2"',
    '0.5 0.6 → 0.7 | 0.1 0.2 → 0.3 | 0.4 0.9 → 0.8',
    { lines: [2, 3, 4], features: '0 1' },
  ],
  [
    'years',
    '2019,2020,2021\n0.5,0.6,0.7\n0.1,0.2,0.3\n',
    'target="2021"',
    '0.5 0.6 → 0.7 | 0.1 0.2 → 0.3',
    { lines: [2, 3], features: '2019 2020' },
  ],
  [
    'years, the target by its number',
    '2019;2020;2021\n0,5;0,6;0,7\n0,1;0,2;0,3\n0,4;0,9;0,8\n',
    'target="3"',
    '0.5 0.6 → 0.7 | 0.1 0.2 → 0.3 | 0.4 0.9 → 0.8',
    { lines: [2, 3, 4] },
  ],
  [
    'years with gaps',
    '2010,2015,2020\n0.5,0.6,0.7\n0.1,0.2,0.3\n0.4,0.9,0.8\n',
    'target="3"',
    /^t\.csv:1:1: .*2010, 2015, 2020.*header=#true.*header=#false/,
  ],
  [
    'a cell at fault',
    '5.1,x,1\n4.9,3.0,0\n7,3.2,1\n',
    'target="3"',
    /^t\.csv:1:5: .*“x” in column 2.*header=#false.*header=#true/,
  ],
  ['a cell at fault, no header', '5.1,x,1\n4.9,3.0,0\n7,3.2,1\n', 'target="3" header=#false', /^t\.csv:1:5: .*“x”/],
  [
    'a name, declared',
    '5.1,x,1\n4.9,3.0,0\n7,3.2,1\n',
    'target="3" header=#true',
    '4.9 3 → 0 | 7 3.2 → 1',
    { lines: [2, 3] },
  ],
  [
    'numbers from 0 in both files',
    '0,1,2\n0.5,0.6,0.7\n0.1,0.2,0.3\n0.4,0.9,0.8\n',
    'target="2"\n test "u.csv"',
    '0.5 0.6 → 0.7 | 0.1 0.2 → 0.3 | 0.4 0.9 → 0.8 | 0.5 0.5 → 1',
    { files: { 'u.csv': '0,1,2\n0.5,0.5,1\n' } },
  ],
  [
    'a cell at fault in a test file without a header',
    '5.1,7,1\n4.9,3.0,0\n7,3.2,1\n',
    'target="3"\n test "u.csv"',
    /^u\.csv:1:5: .*“x”/,
    { files: { 'u.csv': '5.2,x,1\n4.8,3.0,0\n6,3.2,1\n' } },
  ],
  ['groups of digits in the first row', '"1,200",1\n900,0\n800,1\n', 'target="2"', /^t\.csv:1:1: .*thousands=","/],
  [
    'whole numbers that count, like those below',
    '1,2,3\n2,3,5\n4,1,5\n',
    'target="3"',
    '1 2 → 3 | 2 3 → 5 | 4 1 → 5',
    { lines: [1, 2, 3] },
  ],
];

/** A line below the names that is no example. */
const linesBelow: readonly Relative[] = [
  ['units', 'a,b,y\nm,kg,s\n1,2,3\n4,5,6\n', '', /^t\.csv:2:1: .*\(m, kg\).*missing-as="m" with missing=drop/],
  ['units, left out', 'a,b,y\nm,kg,s\n1,2,3\n4,5,6\n', 'missing-as="m" missing=drop', '- | 1 2 → 3 | 4 5 → 6'],
  [
    'the names again',
    'a;b;y\n1,5;2;3\na;b;y\n4;5;6\n',
    '',
    /^t\.csv:3:1: .*\(a, b\).*missing-as="a" with missing=drop/,
  ],
];

describe('relatives of files: their first lines', () => {
  describe('something before the table', () => testRelatives(firstLines));
  describe('a line below the names that is no example', () => testRelatives(linesBelow));
  describe('no header, which the spec does not say', () => testRelatives(headerless, twoClasses));
  describe('a header of numbers, or a cell at fault', () => {
    testRelatives(headersOfNumbers.filter(([title]) => !/words/.test(title)));
    testRelatives(
      headersOfNumbers.filter(([title]) => /words/.test(title)),
      twoClasses,
    );
  });
});
