import { type Relative, testRelatives } from './relatives';

const income = '"Income, yearly",age,y 1,y2\n1,2,3,4\n2,3,5,6\n3,5,8,9\n';

const names: readonly Relative[] = [
  ['several commas', '"a, b, c",y\n1,2\n3,4\n', 'target="a, b, c"', '2 → 1 | 4 → 3', { features: 'y' }],
  ['commas and quotes', '"say ""hi"", ok",y\n1,2\n3,4\n', 'features="say \\"hi\\", ok"', '1 → 2 | 3 → 4'],
  [
    'a Chinese comma',
    '收入，年,年龄,y\n1,2,3\n4,5,6\n',
    'features="收入，年"',
    '1 → 3 | 4 → 6',
    { features: '收入，年' },
  ],
  ['a Chinese name with a comma', '"收入,年",年龄,y\n1,2,3\n4,5,6\n', 'features="年龄,收入,年"', '2 1 → 3 | 5 4 → 6'],
  ['left out', income, 'target=y2 exclude="Income, yearly"', '2 3 → 4 | 3 5 → 6 | 5 8 → 9', { features: 'age y 1' }],
  ['among others', income, 'target=y2 features="age,Income, yearly"', '2 1 → 4 | 3 2 → 6 | 5 3 → 9'],
  ['before others', income, 'target=y2 features="Income, yearly,age"', '1 2 → 4 | 2 3 → 6 | 3 5 → 9'],
  ['the longest name counts', 'a,"a,b",b,y\n1,2,3,4\n5,6,7,8\n', 'features="a,b"', '2 → 4 | 6 → 8'],
  ['each of two names where no column has both', 'a,b,c,y\n1,2,3,4\n5,6,7,8\n', 'features="b,a"', '2 1 → 4 | 6 5 → 8'],
  ['a semicolon in a name', '"a;b",y\n1,2\n3,4\n', 'features="a;b"', '1 → 2 | 3 → 4'],
  [
    'semicolons between columns, commas in a name',
    'Income, yearly;y\n1,5;2\n2,5;3\n',
    'features="Income, yearly"',
    '1.5 → 2 | 2.5 → 3',
  ],
  [
    'a line end in a name',
    '"Income\nyearly",y\n1,2\n3,4\n',
    'features="Income\\nyearly"',
    '1 → 2 | 3 → 4',
    { lines: [3, 4] },
  ],
  [
    'two targets, one of them with a comma',
    '"a, b",c,d\n1,2,3\n4,5,6\n',
    'target="a, b,c"',
    '3 → 1 2 | 6 → 4 5',
    { goal: { numbers: 2 } },
  ],
  [
    'numbers as names are names first',
    '2,1,y\n10,20,0\n30,40,1\n',
    'features="1"',
    '20 → 0 | 40 → 1',
    { features: '1' },
  ],
  ['CRLF and one row', '"Income, yearly",y\r\n1,2\r\n', 'target="Income, yearly"', '2 → 1'],
  [
    'a rule by number for a name with a comma',
    income,
    'target=y2 {\n column "1" kind=ignore\n column "y 1" scale=minmax\n}',
    '2 0 → 4 | 3 0.4 → 6 | 5 1 → 9',
  ],
  [
    'a rule for a name with a comma',
    income,
    'target=y2 features="Income, yearly" {\n column "Income, yearly" scale=standard\n}',
    '-1.224744871391589 → 4 | 0 → 6 | 1.224744871391589 → 9',
  ],
  ['a name that is nearly right', income, 'target="Income, yearli" features=age', /^t\.csv:1: .*Income, yearly/],
  ['a name without the comma', income, 'target="Income yearly" features=age', /^t\.csv:1: .*Income, yearly/],
  [
    'a rule for a name that the file does not have',
    income,
    'target=y2 {\n column "Income" kind=ignore\n}',
    /^t\.csv:1: .*“Income”/,
  ],
  [
    'named twice',
    income,
    'target="Income, yearly" features="age,Income, yearly"',
    /^t\.csv:1: .*“Income, yearly” is named twice/,
  ],
  ['two columns of one name that are left out', 'a,b,a,y\n1,2,3,4\n5,6,7,8\n', 'exclude=a', '2 → 4 | 6 → 8'],
  [
    'two columns of one name that are ignored',
    'a,b,a,y\n1,2,3,4\n5,6,7,8\n',
    '{\n column a kind=ignore\n}',
    '2 → 4 | 6 → 8',
  ],
  [
    'two columns of one name that no one names',
    'a,b,a,y\n1,2,3,4\n5,6,7,8\n',
    '',
    /^t\.csv:1:5: .*1 and 3.*“a”.*exclude=/,
  ],
  ['two columns of one name', '"a, b","a, b",y\n1,2,3\n4,5,6\n', 'features="a, b"', /^t\.csv:1:8: .*1 and 2.*“a, b”/],
];

describe('relatives of files: names with commas', () => testRelatives(names));
