import { type Relative, testRelatives, twoClasses } from './relatives';

const counted = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');
const rows = (count: number, row: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => row(i)).join(' | ');

const decimalComma: readonly Relative[] = [
  ['CRLF and a sign', 'a;y\r\n0,25;1,5\r\n-2,75;2\r\n', '', '0.25 → 1.5 | -2.75 → 2'],
  ['tabs', 'a\tb\ty\n1,5\t2,25\t3\n4\t5,5\t6,75\n', '', '1.5 2.25 → 3 | 4 5.5 → 6.75'],
  ['bars', 'a|y\n0,5|1,5\n0,75|2,5\n', '', '0.5 → 1.5 | 0.75 → 2.5'],
  ['exponents', 'x;y\n-1,5e-2;+2,5\n1e3;-0,5\n', '', '-0.015 → 2.5 | 1000 → -0.5'],
  ['Chinese names', '长;宽;高\n1,5;2,5;3,5\n4,5;5,5;6,5\n', 'target=高', '1.5 2.5 → 3.5 | 4.5 5.5 → 6.5'],
  ['one row', 'a;b;y\n1,5;2,5;3,5\n', '', '1.5 2.5 → 3.5'],
  ['no digit before the comma', 'a;y\n,5;1\n,25;2\n', '', '0.5 → 1 | 0.25 → 2'],
  ['quotes around all', '"a";"y"\n"1,5";"2"\n"2,5";"3"\n', '', '1.5 → 2 | 2.5 → 3'],
  ['300 rows', `a;y\n${counted(300, (i) => `${i},5;${i}`)}\n`, '', rows(300, (i) => `${i}.5 → ${i}`)],
  [
    'a comma in the last of 60 rows alone',
    `a;y\n${counted(59, (i) => `${i};${i}`)}\n1,5;2\n`,
    '',
    `${rows(59, (i) => `${i} → ${i}`)} | 1.5 → 2`,
  ],
  [
    'quoted, with a comma between columns: how to read them is told',
    'a,y\n"1,5","2,5"\n"3,25","4,75"\n',
    '',
    /^t\.csv:2:1: .*decimal=","/,
  ],
  [
    'quoted, with a comma between columns, declared',
    'a,y\n"1,5","2,5"\n"3,25","4,75"\n',
    'decimal=","',
    '1.5 → 2.5 | 3.25 → 4.75',
  ],
  [
    'quoted, with a comma between columns, both declared',
    'a,y\n"1,5","2,5"\n"3,25","4,75"\n',
    'decimal="," delimiter=","',
    '1.5 → 2.5 | 3.25 → 4.75',
  ],
  ['a decimal point among them', 'a;y\n1,5;1\n2.5;2\n3,5;3\n', '', /^t\.csv:3:1: /],
  ['a byte order mark', '\ufeffa;y\n1,5;2\n2,5;3\n', '', '1.5 → 2 | 2.5 → 3'],
];

const blanks: readonly Relative[] = [
  ['a header', '  a   b     y\n 1.5  2     3\n10    20.25 30\n', '', '1.5 2 → 3 | 10 20.25 → 30'],
  ['tabs among them', '1 \t2  3\n4\t5 6\n', 'header=#false target="3"', '1 2 → 3 | 4 5 → 6'],
  ['blanks at the end of lines', '1 2 3  \n4 5 6 \n', 'header=#false target="3"', '1 2 → 3 | 4 5 → 6'],
  ['CRLF', ' 1   2\r\n10  20\r\n', 'header=#false target="2"', '1 → 2 | 10 → 20'],
  ['one blank alone', '1 2 3\n4 5 6\n', 'header=#false target="3"', '1 2 → 3 | 4 5 → 6'],
  ['signs', '-1.0 -2.0  3\n 4.0  5.0 -6\n', 'header=#false target="3"', '-1 -2 → 3 | 4 5 → -6'],
  [
    'quoted words',
    '"old town" 1 2\n"new town" 3 4\n',
    'header=#false target="3" delimiter=" " encode=one-hot',
    '0 1 1 → 2 | 1 0 3 → 4',
  ],
  [
    '200 rows, aligned',
    `${counted(200, (i) => `${i}`.padStart(5) + `${i / 2}`.padStart(9))}\n`,
    'header=#false target="2"',
    rows(200, (i) => `${i} → ${i / 2}`),
  ],
  ['blank lines', '1 2\n\n   \n3 4\n', 'header=#false target="2"', '1 → 2 | 3 → 4', { lines: [1, 4] }],
  ['one row', '  1   2   3\n', 'header=#false target="3"', '1 2 → 3'],
  ['a decimal comma', '1,5  2,5\n3,5  4,5\n', 'header=#false target="2"', '1.5 → 2.5 | 3.5 → 4.5'],
  [
    'Chinese names and words',
    '色  大   值\n红  1    2\n蓝  3    4\n',
    'target=值 encode=one-hot',
    '1 0 1 → 2 | 0 1 3 → 4',
    { features: '色=红 色=蓝 大' },
  ],
  ['a cell too few', ' 1  2  3\n 4  5\n 7  8  9\n', 'header=#false target="3"', /^t\.csv:2:\d+: .*2 cells.*3 columns/],
  ['no number', '1 2\n3 four\n5 6\n', 'header=#false target="2"', /^t\.csv:2:3: .*four/],
];

const trailing: readonly Relative[] = [
  ['semicolons', 'a;y;\n1;2;\n3;4;\n', '', '1 → 2 | 3 → 4'],
  ['tabs', 'a\ty\t\n1\t2\t\n3\t4\t\n', '', '1 → 2 | 3 → 4'],
  ['bars at both ends', '|a|y|\n|1|2|\n|3|4|\n', '', '1 → 2 | 3 → 4'],
  ['two of them', 'a,y,,\n1,2,,\n3,4,,\n', '', '1 → 2 | 3 → 4'],
  ['quotes', '"a","y",\n"1","2",\n"3","4",\n', '', '1 → 2 | 3 → 4'],
  ['some rows', 'a,y\n1,2,\n3,4\n5,6,\n', '', '1 → 2 | 3 → 4 | 5 → 6'],
  ['no header', '1,2,\n3,4,\n', 'header=#false target="2"', '1 → 2 | 3 → 4'],
  ['no header, not declared', '1,2.5,\n3,4.5,\n', 'target="2"', '1 → 2.5 | 3 → 4.5', { lines: [1, 2] }],
  ['rows of nothing but them at the end', 'a,y\n1,2\n3,4\n,\n,\n', '', '1 → 2 | 3 → 4 | - | -'],
  ['no header, two of them', '1,2.5,,\n3,4.5,,\n', 'target="2"', '1 → 2.5 | 3 → 4.5', { lines: [1, 2] }],
  ['no header, the target first', '1,2.5,3,,,\n3,4.5,6,,,\n', 'target="1"', '2.5 3 → 1 | 4.5 6 → 3'],
  ['CRLF', 'a,y,\r\n1,2,\r\n3,4,\r\n', '', '1 → 2 | 3 → 4'],
  ['a blank behind them', 'a,y, \n1,2, \n3,4, \n', '', '1 → 2 | 3 → 4'],
  ['one row', 'a,y,\n1,2,\n', '', '1 → 2'],
  ['250 rows', `a,y,\n${counted(250, (i) => `${i},${i + 1}`)}\n`, '', rows(250, (i) => `${i} → ${i + 1}`)],
  ['Chinese names', '长,值,\n1,2,\n3,4,\n', 'target=值', '1 → 2 | 3 → 4', { features: '长' }],
  ['a named column without values is no such end', 'a,y,b\n1,2,\n3,4,\n', '', /^t\.csv:2:5: .*“b” has no value/],
  ['a named column with one value is no such end', 'a,y,b\n1,2,\n3,4,5\n', 'missing=mean', '1 5 → 2 | 3 5 → 4'],
  ['a value behind the last name', 'a,y,\n1,2,7\n3,4,8\n', '', '1 7 → 2 | 3 8 → 4'],
];

/** Damaged files whose delimiter could be taken for another. */
const damaged: readonly Relative[] = [
  [
    'a row over two lines, quoted names, tabs and a decimal comma',
    '"width"\theight\n0,00\t"0"\n0,5\t0\n0,00\n0,00\n',
    'target=height features=width',
    /^t\.csv:4:.*1 cell.*2 columns/,
  ],
  [
    'a row too long, a blank in a name, tabs',
    'temp.\ty 1\n0\t0.5\t9\n0\t0.5\n0.00\t0.5\n',
    'target=temp. features="y 1"',
    /^t\.csv:2:.*3 cells.*2 columns/,
  ],
  [
    'a row too long, doubled quotes, blanks around',
    ' y 1  , width  , n  \n 0.00  ,"say ""hi""", 0  \n 0.00  , red  , 0.00  , 9  \n 0.5  , red  , 0  \n',
    'target="y 1" features="n,width" encode=one-hot',
    /^t\.csv:3:.*4 cells.*3 columns/,
  ],
  [
    'another delimiter in a row, blanks around',
    ' a  , y  \n 0.00  ~ 0.00  \n 0.00  , 0.00  \n 0  , 0.5  \n',
    '',
    /^t\.csv:2:.*1 cell.*2 columns/,
  ],
  [
    'a quote that is left open, and another one far below',
    'a,b,y\n"7,red,0.5\n1,red,2\n2,"Smith, J.",3\n',
    'encode=one-hot',
    /^t\.csv:2:1: .*quoted cell begins here/,
  ],
  [
    'a quote that is left open between semicolons',
    'h;y\n0,5;"7\n0,00;0,00\n0,5;0,5\n0,00;0,5\n0,00;0\n0,5;0\n',
    '',
    /^t\.csv:2:5: .*quoted cell begins here/,
  ],
];

describe('relatives of files: how they are written', () => {
  describe('a decimal comma', () => testRelatives(decimalComma));
  describe('blanks between columns', () => testRelatives(blanks));
  describe('damage', () => testRelatives(damaged));
  describe('a delimiter at the end', () => testRelatives(trailing));
  describe('a delimiter at the end, with classes', () =>
    testRelatives([['texts', 'a,kind,\n1,far,\n2,near,\n', 'target=kind', '1 → 0 | 2 → 1']], twoClasses));
});
