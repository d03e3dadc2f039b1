import assert from 'node:assert/strict';
import { examineData } from '../../../../src/data/doctor/examine';
import type { Finding } from '../../../../src/data/doctor/finding';
import type { DataLintCode } from '../../../../src/data/doctor/lints';
import type { ExaminedData } from '../../../../src/data/doctor/view';
import { translate } from '../../../../src/messages/translate';
import type { Message } from '../../../../src/model/message';
import { Pcg64 } from '../../../../src/numerics/pcg64';
import { type Cells, dataOf } from './tables';

const m = 200;
const seed = 8125;
const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
const random = new Pcg64(seed, 0);
const drawn = (): readonly number[] => range(m).map(() => 10 + 2 * random.normal());
const y = range(m).map((i) => ((i * 7919) % 13 > 5 ? 'u' : 'v'));
/** Numbers in the order of the classes, not of the rows, whose columns are apart from each other. */
const ofClass = (k: number): Cells => y.map((name) => (name === 'u' ? k : k + 1));

/** The k-th of columns that have the same finding. */
const columnsOf: Readonly<Partial<Record<DataLintCode, (k: number) => Cells>>> = {
  'deciding-feature': (k) => ofClass(k),
  'row-number-column': (k) => range(m).map((i) => 100 * k + i + 1),
  'identifier-column': (k) => range(m).map((i) => `name ${k} ${(i * 7919) % 100_003}`),
  'missing-mark': (k) => drawn().map((value, i) => (i % 50 === k ? -999 : value)),
  'similar-names': (k) => range(m).map((i) => (i === k ? 'Northern' : (i * 31) % 7 > 3 ? 'northern' : 'southern')),
  'near-constant-column': (k) => range(m).map((i) => (i === 5 + k ? 3 : 7 + k)),
  'constant-column': (k) => range(m).map(() => 2 + k),
};

const table = (of: (k: number) => Cells, count: number, properties: Partial<ExaminedData> = {}): ExaminedData => {
  const columns = range(count).map((k): [string, Cells] => [`c${k}`, of(k)]);
  return dataOf({ columns: { a: drawn(), ...Object.fromEntries(columns), b: drawn(), y }, targets: ['y'] }, properties);
};

const found = (code: string, data: ExaminedData): readonly Finding[] =>
  examineData(data).filter((finding) => finding.code === code && !('times' in finding.message.args));

/** A sentence counts the columns and names the first three. */
function sayWell(message: Message, count: number): void {
  for (const locale of ['en', 'zh-cn'] as const) {
    const sentence = translate(message, locale);
    assert.doesNotMatch(sentence, /\{\w|undefined|NaN/, sentence);
    assert.match(sentence, /c0, c1, c2, …/);
    assert.ok(sentence.includes(String(count)) && !sentence.includes('c3'), sentence);
  }
}

describe(`columns with the same finding (seed ${seed})`, () => {
  for (const [code, of] of Object.entries(columnsOf)) {
    it(`${code}: three are told one by one, four and more as one, that counts them and names the first three`, () => {
      const single = found(code, table(of, 3));
      assert.deepEqual(
        single.map(({ column, columns }) => [column?.name, columns]),
        [0, 1, 2].map((k) => [`c${k}`, undefined]),
      );
      for (const count of [4, 11]) {
        const [all, ...others] = found(code, table(of, count));
        assert.deepEqual([others.length, all?.column], [0, undefined]);
        assert.deepEqual(all?.columns, { names: range(count).map((k) => `c${k}`), others: ['a', 'b'] });
        const { columns, of: features, shown } = all?.message.args ?? {};
        assert.deepEqual([columns, features, shown], [count, count + 2, 'c0, c1, c2, …']);
        sayWell(all?.message ?? assert.fail(), count);
      }
    });
  }

  it('are told apart where they have a block of their own in the spec', () => {
    const of = columnsOf['constant-column'] ?? assert.fail();
    const told = (count: number, ...blocks: readonly string[]) =>
      found('constant-column', table(of, count, { blocks: new Set(blocks) })).map(
        ({ column, columns }) => column?.name ?? columns?.names.length,
      );
    assert.deepEqual(told(5, 'c1'), [4, 'c1']);
    assert.deepEqual(told(4, 'c1'), ['c0', 'c1', 'c2', 'c3']);
    assert.deepEqual(told(4, 'other'), [4]);
  });

  it('have the rows of all of them where each row is told once', () => {
    const slipped = (k: number): Cells => drawn().map((value, i) => (i === 20 + 3 * k ? 10 * value : value));
    const [all] = found('outlier-rows', table(slipped, 7));
    sayWell(all?.message ?? assert.fail(), 7);
    assert.deepEqual(all?.rows, { file: 'training', lines: [0, 1, 2, 3, 4].map((k) => 22 + 3 * k), count: 7 });
    const { lines, count, line, column } = all?.message.args ?? {};
    assert.deepEqual([lines, count, line, column], ['22, 25, 28, 31, 34, …', 7, 22, 'c0']);
  });

  it('have a mark of missing cells each, one finding a mark', () => {
    const marks = [-999, 9999];
    const of = (k: number): Cells => drawn().map((value, i) => (i % 50 === k ? (marks[k % 2] ?? 0) : value));
    assert.deepEqual(
      found('missing-mark', table(of, 10)).map(({ message, columns }) => [message.args.value, columns?.names.length]),
      [
        [-999, 5],
        [9999, 5],
      ],
    );
  });
});
