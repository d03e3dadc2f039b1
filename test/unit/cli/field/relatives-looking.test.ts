import assert from 'node:assert/strict';
import { findingsOf } from '../../../../src/data/overview/examined';
import { analyze } from '../../../../src/language/analyze';
import { translate } from '../../../../src/messages/translate';
import { encodeUtf8 } from '../../../../src/model/utf8';
import { type Example, number, prepare, twoClasses } from './relatives';

const specWith = (test: string): string =>
  `nnet 1\ndata {\n file "t.csv" target=y\n ${test}\n}\nmodel {\n input 1\n dense out 1\n}\n`;

/** The sentences of what a look at the data finds, by code. */
function looked(example: Example, test?: Uint8Array): ReadonlyMap<string, string> {
  const { spec } = analyze(specWith(test ? 'test "u.csv"' : ''));
  const { table } = example;
  const files = new Map([['t.csv', typeof table === 'string' ? encodeUtf8(table) : table]]);
  if (test) files.set('u.csv', test);
  const findings = findingsOf(prepare(example), spec ?? assert.fail('the spec is right'), files);
  return new Map(findings.map(({ code, message }) => [code, translate(message, 'en')]));
}

const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => `${line(i)}\n`).join('');
/** Values without an order. */
const noise = (i: number): string => (((i * 7919) % 101) / 10).toFixed(1);

type Look = readonly [title: string, example: Example, code: string, sentence: RegExp | undefined];

const looks: readonly Look[] = [
  [
    'a named column that counts from 0',
    { table: `id,a,y\n${lines(20, (i) => `${i},${noise(i)},${i % 2}`)}`, goal: twoClasses },
    'row-number-column',
    /“id” counts the rows from 0 to 19/,
  ],
  [
    'a column without a name, used by its number',
    { table: `,a,y\n${lines(20, (i) => `${i},${noise(i)},${i % 2}`)}`, spec: 'features="1,a"', goal: twoClasses },
    'row-number-column',
    /Column 1 has no name and counts the rows from 0 to 19/,
  ],
  [
    'a column that counts from 1, semicolons',
    { table: `a;nr;y\n${lines(25, (i) => `${noise(i)};${i + 1};${i % 2}`)}`, goal: twoClasses },
    'row-number-column',
    /“nr” counts the rows from 1 to 25/,
  ],
  [
    'a Chinese name of such a column',
    { table: `序号,甲,y\n${lines(20, (i) => `${i + 1},${noise(i)},${i % 2}`)}`, goal: twoClasses },
    'row-number-column',
    /“序号” counts the rows from 1 to 20/,
  ],
  [
    'a column that skips one does not count the rows',
    { table: `id,a,y\n${lines(20, (i) => `${i < 10 ? i : i + 1},${noise(i)},${i % 2}`)}`, goal: twoClasses },
    'row-number-column',
    undefined,
  ],
  [
    'a constant',
    { table: `a,b,y\n${lines(12, (i) => `${noise(i)},7,${i % 2}`)}`, goal: twoClasses },
    'constant-column',
    /“b” is 7 in all 12 rows/,
  ],
  [
    'a constant but for rounding',
    {
      table: `a,b,y\n${lines(12, (i) => `${noise(i)},${i % 3 === 0 ? '0.7' : '0.7000000000000001'},${i % 2}`)}`,
      goal: twoClasses,
    },
    'constant-column',
    /“b”.*rounding/,
  ],
  [
    'two values are no constant',
    { table: `a,b,y\n${lines(12, (i) => `${noise(i)},${i < 6 ? 1 : 1.001},${i % 2}`)}`, goal: twoClasses },
    'constant-column',
    undefined,
  ],
  [
    'a text that decides',
    {
      table: `age,alive,y\n${lines(18, (i) => `${noise(i)},${i % 3 === 0 ? 'yes' : 'no'},${i % 3 === 0 ? 1 : 0}`)}`,
      spec: 'encode=one-hot',
      goal: twoClasses,
    },
    'deciding-feature',
    /“alive” alone decides “y”.*all 18 rows/,
  ],
  [
    'a number that decides',
    {
      table: `age,code,y\n${lines(30, (i) => `${noise(i)},${i % 3 === 0 ? 4 : 2},${i % 3 === 0 ? 1 : 0}`)}`,
      goal: twoClasses,
    },
    'deciding-feature',
    /“code” alone decides “y”/,
  ],
  [
    'the target in another unit',
    { table: `miles,a,y\n${lines(20, (i) => `${i * i},${noise(i)},${i * i * 1.609344}`)}`, goal: number },
    'deciding-feature',
    /“miles” alone decides “y”.*straight line/,
  ],
  [
    'one row against it',
    {
      table: `age,alive,y\n${lines(18, (i) => `${noise(i)},${i % 3 === 0 ? 'yes' : 'no'},${i % 3 === 0 && i > 0 ? 1 : 0}`)}`,
      spec: 'encode=one-hot',
      goal: twoClasses,
    },
    'deciding-feature',
    undefined,
  ],
  [
    'a class of most rows',
    {
      table: `a,state\n${lines(40, (i) => `${noise(i)},${i === 7 || i === 30 ? 'bad' : 'ok'}`)}`,
      spec: 'target=state',
      goal: twoClasses,
    },
    'majority-class',
    /38 of 40.*0\.95/,
  ],
  [
    'a Chinese class of most rows',
    {
      table: `甲,状态\n${lines(20, (i) => `${noise(i)},${i === 7 ? '坏' : '好'}`)}`,
      spec: 'target=状态',
      goal: twoClasses,
    },
    'majority-class',
    /“好” \(19 of 20\).*0\.95/,
  ],
  [
    'classes of equal size',
    {
      table: `a,state\n${lines(40, (i) => `${noise(i)},${i % 2 ? 'bad' : 'ok'}`)}`,
      spec: 'target=state',
      goal: twoClasses,
    },
    'majority-class',
    undefined,
  ],
  [
    'rows of the test file that are trained on',
    {
      table: `a,b,y\n${lines(20, (i) => `${noise(i)},${noise(i + 50)},${i % 2}`)}`,
      spec: '\n test "u.csv"',
      goal: twoClasses,
      files: { 'u.csv': `a,b,y\n${noise(3)},${noise(53)},1\n99,98,0\n` },
    },
    'test-rows-in-training',
    /line 2 equals line 5/,
  ],
];

describe('relatives of files: what a look at the data tells', () => {
  for (const [title, example, code, sentence] of looks) {
    it(title, () => {
      const told = looked(example).get(code);
      if (sentence) assert.match(told ?? '', sentence);
      else assert.equal(told, undefined);
    });
  }

  it('a test file that is the training file, however it is written', () => {
    const table = `a,y\n${lines(10, (i) => `${noise(i)},${i % 2}`)}`;
    const example: Example = { table, spec: '\n test "u.csv"', goal: twoClasses, files: { 'u.csv': table } };
    assert.match(
      looked(example, encodeUtf8(String(example.table))).get('test-file-is-training-file') ?? '',
      /all 10 test rows/,
    );
    assert.equal(looked(example, encodeUtf8(`${example.table}1`)).has('test-rows-in-training'), true);
  });
});
