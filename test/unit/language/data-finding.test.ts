import assert from 'node:assert/strict';
import { findingsOf } from '../../../src/data/overview/examined';
import { prepareExamples } from '../../../src/data/prepare';
import { analyze } from '../../../src/language/analyze';
import type { Fix } from '../../../src/language/problem';
import { type LocatedFinding, locateFindings } from '../../../src/language/remedies/data-finding';
import { translate } from '../../../src/messages/translate';
import { Fault, message } from '../../../src/model/message';
import { encodeUtf8 } from '../../../src/model/utf8';

type Found = LocatedFinding<ReturnType<typeof findingsOf>[number]>;

/** What is found in the data of a spec, as it is told in its text. */
function found(text: string, csv: string): readonly Found[] {
  const analysis = analyze(text);
  const { spec } = analysis;
  assert.ok(spec, `${text}\n${JSON.stringify(analysis.problems)}`);
  const files = new Map([
    ['t.csv', encodeUtf8(csv)],
    ['u.csv', encodeUtf8(csv)],
  ]);
  return locateFindings(analysis, findingsOf(prepareExamples(spec, files), spec, files));
}

const codes = (all: readonly Found[]): readonly string[] => all.map(({ finding }) => finding.code);
const titles = ({ fixes }: Found): readonly string[] => fixes.map(({ title }) => translate(title, 'en'));

function apply(text: string, { edits }: Fix): string {
  return [...edits]
    .sort((a, b) => b.range.start - a.range.start)
    .reduce((before, { range, text: by }) => before.slice(0, range.start) + by + before.slice(range.end), text);
}

const spec = (data: string, inputs: number): string =>
  `nnet 1\ndata {\n  ${data}\n}\nmodel {\n  input ${inputs}\n  dense out 1 sigmoid\n}\n`;

/** 40 rows; what is not the case's own is without a finding. */
const rows = (...cells: readonly ((i: number) => number | string)[]): string =>
  Array.from({ length: 40 }, (_, i) => `${cells.map((cell) => cell(i)).join(',')}\n`).join('');
const noise = (i: number): string => (((i * 7919) % 101) / 10).toFixed(1);
const other = (i: number): string => (((i * 104729) % 97) / 10).toFixed(1);
const label = (i: number): number => Number((i * 37) % 11 > 4);

/** The lint, the spec's line of the file, the table, and the fixes as they are shown. */
const cases: readonly (readonly [code: string, file: string, csv: string, fixes: readonly string[]])[] = [
  [
    'row-number-column',
    'file "t.csv" target=y',
    `id,a,y\n${rows((i) => i + 1, noise, label)}`,
    ['Write `exclude=id`', 'Silence `row-number-column`'],
  ],
  [
    'constant-column',
    'file "t.csv" target=y exclude=b',
    `c,a,b,y\n${rows(() => 3, noise, other, label)}`,
    ['Write `exclude="b,c"`', 'Silence `constant-column`'],
  ],
  [
    'missing-mark',
    'file "t.csv" target=y',
    `c,a,y\n${rows((i) => (i % 9 === 4 ? -999 : other(i)), noise, label)}`,
    ['Write `missing-as="-999" missing=median`', 'Silence `missing-mark`'],
  ],
  [
    'missing-mark',
    'file "t.csv" target=y missing=mean missing-as=none',
    `c,a,y\n${rows((i) => (i % 9 === 4 ? -999 : other(i)), noise, label)}`,
    ['Write `missing-as="none,-999"`', 'Silence `missing-mark`'],
  ],
  [
    'unscaled-columns',
    'file "t.csv" target=y',
    `c,a,y\n${rows((i) => Number(other(i)) * 1000, noise, label)}`,
    ['Write `scale standard`', 'Silence `unscaled-columns`'],
  ],
];

describe('findings in a spec’s data', () => {
  for (const [code, file, csv, shown] of cases) {
    const text = spec(file, 2);
    it(`${code} of ${file} is told at the file, and each fix ends it`, () => {
      const all = found(text, csv);
      const told = all.find(({ finding }) => finding.code === code) ?? assert.fail(codes(all).join());
      assert.equal(text.slice(told.range.start, told.range.end), file);
      assert.deepEqual(titles(told), shown);
      for (const fix of told.fixes) {
        const mended = apply(text, fix);
        assert.notEqual(mended, text);
        assert.ok(!codes(foundWith(mended, csv)).includes(code), mended);
      }
    });
  }

  /** `found`, with the number of inputs that is left. */
  function foundWith(text: string, csv: string): readonly Found[] {
    try {
      return found(text, csv);
    } catch (error) {
      if (!(error instanceof Fault) || !error.detail.code.startsWith('data-inputs-')) throw error;
      return found(text.replace(/input \d+/, `input ${error.detail.args.features}`), csv);
    }
  }

  it('are told at the block of their column, where there is one', () => {
    const block = 'column c kind=number';
    const text = spec(`file "t.csv" target=y {\n    ${block}\n  }`, 2);
    const [told] = found(text, `c,a,y\n${rows(() => 3, noise, label)}`);
    assert.equal(text.slice(told?.range.start, told?.range.end), block);
  });

  it('of the test set are told at its file', () => {
    const text = spec('file "t.csv" target=y\n  test "u.csv"', 2);
    const told = found(text, `c,a,y\n${rows(other, noise, label)}`);
    assert.deepEqual(codes(told), ['test-file-is-training-file']);
    assert.equal(text.slice(told[0]?.range.start, told[0]?.range.end), 'test "u.csv"');
  });

  describe('of many columns', () => {
    const flat = (count: number): string => {
      const names = Array.from({ length: count }, (_, k) => `flat${k}`);
      const cells = names.map((_, k) => () => k + 1);
      return `${['a', ...names, 'b', 'y'].join(',')}\n${rows(noise, ...cells, other, label)}`;
    };

    it('are one, which one fix ends: by the names of the columns, or of the others where those are shorter', () => {
      for (const [excluded, fix] of [
        ['', 'features="a,b"'],
        [' exclude=a', 'features=b'],
      ] as const) {
        const text = spec(`file "t.csv" target=y${excluded}`, excluded ? 5 : 6);
        const [told, ...others] = found(text, flat(4));
        assert.deepEqual([told?.finding.code, others.length], ['constant-column', 0]);
        assert.equal(told && titles(told)[0], `Write \`${fix}\``);
        assert.deepEqual(codes(foundWith(apply(text, told?.fixes[0] ?? assert.fail()), flat(4))), []);
      }
      const text = spec('file "t.csv" target=y', 6);
      const csv = flat(4).replace('a,flat0', 'a_column_with_a_very_long_name_indeed,flat0');
      const [told] = found(text, csv);
      assert.equal(told && titles(told)[0], 'Write `exclude="flat0,flat1,flat2,flat3"`');
      assert.deepEqual(codes(foundWith(apply(text, told?.fixes[0] ?? assert.fail()), csv)), []);
    });

    it('are told apart at their block, where they have one', () => {
      const block = 'column flat2 kind=number';
      const text = spec(`file "t.csv" target=y {\n    ${block}\n  }`, 7);
      const told = found(text, flat(5));
      assert.deepEqual(
        told.map(({ range, finding }) => [text.slice(range.start, range.end), finding.columns?.names.length]),
        [
          ['file "t.csv" target=y', 4],
          [block, undefined],
        ],
      );
    });

    it('have no fix that would leave no feature, or make the text too long to be analysed', () => {
      const long = Array.from({ length: 12_000 }, (_, k) => `column${k}`);
      const fixes = (names: readonly string[], others: readonly string[]): number => {
        const finding = { code: 'constant-column', severity: 'hint', message: message('constant-column') } as const;
        const analysis = analyze(spec('file "t.csv" target=y', 2));
        return locateFindings(analysis, [{ ...finding, columns: { names, others } }])[0]?.fixes.length ?? 0;
      };
      assert.deepEqual([fixes(['a', 'b'], ['c']), fixes(['a', 'b'], [])], [2, 1]);
      assert.deepEqual([fixes(long, ['c']), fixes(['c'], long), fixes(long, long)], [2, 2, 1]);
    });
  });

  it('are silenced one by one above their line, by one comment', () => {
    const csv = `id,c,a,y\n${rows(
      (i) => i + 1,
      () => 3,
      noise,
      label,
    )}`;
    let text = spec('file "t.csv" target=y', 3);
    const before = codes(found(text, csv));
    assert.deepEqual([...before].sort(), ['constant-column', 'row-number-column']);
    for (const code of before) {
      const silence = found(text, csv)
        .find(({ finding }) => finding.code === code)
        ?.fixes.at(-1);
      text = apply(text, silence ?? assert.fail(text));
    }
    assert.deepEqual(found(text, csv), []);
    assert.match(text, /^ {2}\/\/ nnet-ignore [\w-]+, [\w-]+\n {2}file/m);
  });

  it('are not silenced by an edit where other nodes are in the line', () => {
    const text = spec('generate xor', 2).replace(/data \{\n {2}generate xor\n/, 'data { file "t.csv" target=y\n');
    const [told] = found(text, `c,a,y\n${rows(() => 3, noise, label)}`);
    assert.deepEqual(told && titles(told), ['Write `exclude=c`']);
  });

  it('of drawn examples have no remedy in the text but silence', () => {
    const analysis = analyze(spec('generate xor', 2));
    const finding = {
      code: 'constant-column',
      severity: 'hint',
      message: { code: 'constant-column', args: {} },
    } as const;
    const [told] = locateFindings(analysis, [{ ...finding, column: { name: 'x1' } }]);
    assert.equal(told?.fixes.length, 1);
  });

  it('are nowhere where there is no source', () => {
    const finding = {
      code: 'constant-column',
      severity: 'hint',
      message: { code: 'constant-column', args: {} },
    } as const;
    for (const text of ['nnet 1\n', 'nnet 1\ndata {\n}\n']) {
      assert.deepEqual(locateFindings(analyze(text), [finding]), []);
    }
  });
});
