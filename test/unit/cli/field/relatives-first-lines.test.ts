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
    'a header of words above words',
    'color,kind\nred,a\nblue,b\n',
    'target=kind encode=one-hot',
    '0 1 → 0 | 1 0 → 1',
    { lines: [2, 3] },
  ],
];

describe('relatives of files: their first lines', () => {
  describe('something before the table', () => testRelatives(firstLines));
  describe('no header, which the spec does not say', () => testRelatives(headerless, twoClasses));
});
