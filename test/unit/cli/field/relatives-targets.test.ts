import { type Relative, testRelatives, twoClasses } from './relatives';

const gap = 'a,y\n1,10\n2,\n3,30\n';
const classes = 'a,y\n1,u\n2,NA\n3,v\n';
const block = (rule: string, target = ''): string => `${target}{\n column y ${rule}\n}`;

const missing: readonly Relative[] = [
  ['left out by its block', gap, block('missing=drop'), '1 → 10 | - | 3 → 30'],
  [
    'left out by its block, while features are filled',
    'a,y\n1,10\n2,\n,30\n',
    block('missing=drop', 'missing=mean '),
    '1 → 10 | - | 1 → 30',
  ],
  ['left out by its block, by the number of the column', gap, '{\n column 2 missing=drop\n}', '1 → 10 | - | 3 → 30'],
  ['left out by its file', gap, 'missing=drop', '1 → 10 | - | 3 → 30'],
  [
    'kept by its block, while rows without features are left out',
    'a,y\n1,10\n,20\n3,30\n',
    block('missing=error', 'missing=drop '),
    '1 → 10 | - | 3 → 30',
  ],
  ['an error by its block', gap, block('missing=error', 'missing=drop '), /^t\.csv:3:3: .*missing=drop/],
  ['an error without a block, while features are filled', gap, 'missing=mean', /^t\.csv:3:3: .*missing=drop/],
  ['never filled', gap, block('missing=mean'), /^t\.csv:1: .*“y” is the target.*missing=drop.*not missing=mean/],
  [
    'left out in a test file, too',
    gap.replace('2,', '2,20'),
    `${block('missing=drop')}\n test "u.csv"`,
    '1 → 10 | 2 → 20 | 3 → 30 | 1 → 10 | - | 3 → 30',
    { files: { 'u.csv': gap } },
  ],
  [
    'left out in a test file alone',
    gap.replace('2,', '2,20'),
    'target=y\n test "u.csv" {\n column y missing=drop\n}',
    '1 → 10 | 2 → 20 | 3 → 30 | 1 → 10 | - | 3 → 30',
    { files: { 'u.csv': gap } },
  ],
  [
    'of a feature in a test file alone',
    'a,y\n1,10\n',
    'target=y\n test "u.csv" {\n column a missing=drop\n}',
    '1 → 10 | - | 3 → 30',
    { files: { 'u.csv': 'y,a\n20,\n30,3\n' } },
  ],
];

const kinds: readonly Relative[] = [
  ['a number', 'a,y\n1,10\n2,20\n', block('kind=number'), '1 → 10 | 2 → 20'],
  ['a number, and a text', 'a,y\n1,u\n2,v\n3,1\n', block('kind=number'), /^t\.csv:2:3: .*“u”/],
  ['a class that reads as a number', 'a,y\n1,20\n2,10\n', block('kind=category'), '1 → 1 | 2 → 0'],
  ['a class, by the number of the column', 'a,y\n1,20\n2,10\n', '{\n column "2" kind=category\n}', '1 → 1 | 2 → 0'],
  [
    'a class of a test file',
    'a,y\n1,20\n2,10\n',
    `${block('kind=category')}\n test "u.csv"`,
    '1 → 1 | 2 → 0 | 3 → 1',
    { files: { 'u.csv': 'a,y\n3,20.0\n' } },
  ],
  ['ignored', 'a,y\n1,10\n', block('kind=ignore'), /^t\.csv:1: .*“y” is the target.*kind=ignore/],
  ['scaled', 'a,y\n1,10\n', block('scale=minmax'), /^t\.csv:1: .*“y” is the target.*scale=minmax.*scale-target/],
  [
    'one of two classes',
    'a,y,z\n1,10,1\n',
    block('kind=category', 'target="y,z" '),
    /^t\.csv:1: .*“y” is one of several targets.*kind=category/,
    { goal: { numbers: 2 } },
  ],
  [
    'one block by its name, one by its number',
    'a,y\n1,10\n',
    '{\n column y missing=drop\n column 2 missing=error\n}',
    /^t\.csv:1: .*y and 2.*“y”/,
  ],
];

const ofClasses: readonly Relative[] = [
  ['left out by its block', classes, block('missing=drop'), '1 → 0 | - | 3 → 1'],
  ['a class', classes, block('kind=category missing=drop'), '1 → 0 | - | 3 → 1'],
  ['no number', classes, block('kind=number missing=drop'), /^t\.csv:2:3: .*“u”/],
];

describe('relatives of files: blocks of targets', () => {
  describe('a missing target', () => testRelatives(missing));
  describe('a target that is', () => testRelatives(kinds));
  describe('classes', () => testRelatives(ofClasses, twoClasses));
});
