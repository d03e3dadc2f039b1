import assert from 'node:assert/strict';
import fc from 'fast-check';
import { prepareData } from '../../../src/data/prepare';
import { analyze } from '../../../src/language/analyze';
import { applyEdits } from '../../../src/language/range';
import { locateDataFault } from '../../../src/language/remedies/data-fault';
import { Fault } from '../../../src/model/message';
import { encodeUtf8 } from '../../../src/model/utf8';

const seed = 20_260_107;
const numRuns = process.env.NNET_TEST_FULL === '1' ? 2000 : 400;
const rows = 6;

type Files = Readonly<Record<string, string>>;

/** All faults of a spec's data; none where they are read. The text has to be a spec without errors. */
function faultsIn(text: string, files: Files): readonly Fault[] {
  const { spec, problems } = analyze(text);
  assert.ok(spec, `${text}\n${JSON.stringify(problems)}`);
  try {
    prepareData(spec, new Map(Object.entries(files).map(([name, content]) => [name, encodeUtf8(content)])));
    return [];
  } catch (error) {
    if (error instanceof Fault) return error.all;
    throw error;
  }
}

const fixesOf = (text: string, { detail, place }: Fault) =>
  locateDataFault(analyze(text), { detail, ...(place ? { place } : {}) })?.fixes ?? [];

const isSame = (a: Fault, b: Fault): boolean =>
  JSON.stringify([a.detail, a.place]) === JSON.stringify([b.detail, b.place]);

const numbers = fc.array(fc.constantFrom('1', '2', '3', '10', '250'), { minLength: rows, maxLength: rows });
const words = fc.array(fc.constantFrom('red', 'blue', 'tan'), { minLength: rows, maxLength: rows });
const names = fc.constant(Array.from({ length: rows }, (_, k) => `Person ${k}`));
const fractions = fc.array(fc.constantFrom('0.5', '2.25'), { minLength: rows, maxLength: rows });
const planted = fc.constantFrom(
  '',
  'NA',
  '-',
  'unknown',
  'bad',
  '$5',
  '12 kg',
  '5-10',
  '>5',
  '2020-01-02',
  '1 200',
  '1/2',
  '10k',
  'inf',
);
const whole = fc.constantFrom('NA', '$5', '12 kg', '2020-01-02', '5-10');

/** Cells of a column, a few of which, or all, are something else. */
const cells = (values: fc.Arbitrary<string[]>): fc.Arbitrary<readonly string[]> =>
  fc
    .tuple(
      values,
      fc.array(fc.tuple(fc.nat(rows - 1), planted), { maxLength: 2 }),
      fc.option(whole, { freq: 8, nil: undefined }),
    )
    .map(([plain, plants, all]) => {
      const changed = all === undefined ? [...plain] : plain.map(() => all);
      for (const [at, plant] of plants) changed[at] = plant;
      return changed;
    });

const feature = cells(fc.oneof(numbers, words, names, fractions));
const target = cells(fc.oneof(numbers, words, fractions));

const rule = fc
  .tuple(
    fc.constantFrom('a', 'b', 'y', '1'),
    fc.constantFrom('missing=error', 'missing=mean', 'missing=drop', 'kind=number', 'kind=category'),
  )
  .map(([column, said]) => `column ${column} ${said}`);

const situation = fc.record({
  columns: fc.tuple(feature, feature, target),
  tested: fc.option(fc.tuple(feature, feature, target), { freq: 3, nil: undefined }),
  delimiter: fc.constantFrom(',', ';'),
  target: fc.constantFrom(' target=y', ' target=y', ' target="3"', ''),
  said: fc.subarray([' encode=one-hot', ' missing-as="-9"', ' unknown=error']),
  missing: fc.constantFrom('', ' missing=mean', ' missing=own-class', ' missing=drop', ' missing=most-frequent'),
  rules: fc.uniqueArray(rule, { maxLength: 2, selector: (text) => text.split(' ')[1] }),
  inline: fc.boolean(),
  testSaid: fc.constantFrom('', ' missing=error', ' unknown=error', ' missing-as=none'),
  more: fc.constantFrom('', '\n  holdout 0.2', '\n  scale standard'),
  output: fc.constantFrom('1 sigmoid', '1', '3 softmax', '2 softmax', '1 softmax'),
  loss: fc.constantFrom('', 'loss mse'),
});

interface Written {
  readonly text: string;
  readonly files: Files;
}

const written = situation.map((drawn): Written => {
  const { columns, tested, delimiter, rules, inline, testSaid, more, output, loss, said, missing } = drawn;
  const table = (of: readonly (readonly string[])[]): string =>
    ['a', 'b', 'y'].join(delimiter) +
    Array.from({ length: rows }, (_, i) => `\n${of.map((column) => column[i] ?? '').join(delimiter)}`).join('') +
    '\n';
  const block = rules.length === 0 ? '' : inline ? ` { ${rules.join('; ')} }` : ` {\n    ${rules.join('\n    ')}\n  }`;
  const file = `file "t.csv"${drawn.target}${said.join('')}${missing}${block}`;
  const test = tested ? `\n  test "u.csv"${testSaid}` : more;
  return {
    text: `nnet 1\ndata {\n  ${file}${test}\n}\nmodel {\n  input 2\n  dense out ${output}\n}\ntrain { ${loss} }\n`,
    files: { 't.csv': table(columns), ...(tested ? { 'u.csv': table(tested) } : {}) },
  };
});

describe('the quick fixes of faults in data', () => {
  it(`each leaves a spec, and never its own fault (${numRuns} tables, seed ${seed})`, () => {
    let fixes = 0;
    fc.assert(
      fc.property(written, ({ text, files }) => {
        for (const fault of faultsIn(text, files)) {
          for (const { edits } of fixesOf(text, fault)) {
            const mended = applyEdits(text, edits);
            const left = faultsIn(mended, files);
            assert.ok(!left.some((each) => isSame(each, fault)), `${fault.message}\n${mended}`);
            fixes++;
          }
        }
      }),
      { seed, numRuns },
    );
    assert.ok(fixes > numRuns, `${fixes} fixes`);
  });

  it(`the first of the first fault leads in at most six steps a file to data that are read, or to what only the file mends (${numRuns} tables, seed ${seed})`, () => {
    let read = 0;
    fc.assert(
      fc.property(written, ({ text, files }) => {
        let now = text;
        const steps: string[] = [];
        for (;;) {
          const [fault] = faultsIn(now, files);
          const [fix] = fault ? fixesOf(now, fault) : [];
          if (!fault) read++;
          if (!fault || !fix) return;
          // Which column is the target is a question of its own.
          if (fault.detail.code !== 'data-target-needed') steps.push(`${fault.detail.code}: ${fix.title.args.text}`);
          assert.ok(steps.length <= 6 * Object.keys(files).length, `${steps.join('\n')}\n${now}`);
          now = applyEdits(now, fix.edits);
        }
      }),
      { seed, numRuns },
    );
    assert.ok(read > numRuns / 10, `${read} were read`);
  });
});
