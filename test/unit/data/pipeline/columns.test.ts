import assert from 'node:assert/strict';
import { ExampleRows } from '../../../../src/data/csv/example-rows';
import { FileCells } from '../../../../src/data/csv/file-cells';
import { readTable } from '../../../../src/data/csv/table';
import { MissingMarks } from '../../../../src/data/missing-marks';
import { fillNumber, fillsNumbers, mostFrequentCategory } from '../../../../src/data/pipeline/fill';
import { fitColumns } from '../../../../src/data/pipeline/fit-columns';
import { applyScaling, fitScaling, scalesOf } from '../../../../src/data/pipeline/scaling';
import type { RawColumn } from '../../../../src/data/raw-examples';
import { allExamples } from '../../../../src/data/split';
import { FeatureMatrix } from '../../../../src/model/feature-matrix';
import type { FittedColumn } from '../../../../src/model/pipeline';
import type { MissingPolicy, Scale } from '../../../../src/model/source';
import { encodeUtf8 } from '../../../../src/model/utf8';
import { assertFault, faultOf } from '../specs';

/** Columns of a table whose header is `a,b,…`, as raw columns. */
function columnsOf(rows: readonly string[], properties: Partial<RawColumn> = {}): readonly RawColumn[] {
  const names = ['a', 'b', 'c', 'd'].slice(0, rows[0]?.split(';').length);
  const text = [names.join(';'), ...rows, ''].join('\n');
  const table = readTable('t.csv', encodeUtf8(text), { header: true, delimiter: ';', decimal: '.', memoryLimit: 1e9 });
  const marks = new MissingMarks();
  return names.map((name, at) => ({
    name,
    at,
    kind: undefined,
    isNamed: true,
    missing: 'error',
    unknown: 'error',
    cells: new FileCells(table, at, new ExampleRows(allExamples(table.m)), marks),
    ...properties,
  }));
}
const rowsOf = (m: number): Int32Array => allExamples(m);

describe('what fills a missing number', () => {
  const filled = (cells: readonly string[], policy: MissingPolicy, rows = rowsOf(cells.length)): number => {
    const [column] = columnsOf(cells.map((cell) => `${cell};0`));
    return fillNumber(column ?? assert.fail(), rows, policy);
  };

  it('is the mean, the median or the most frequent of those that are there, in the training rows', () => {
    const cells = ['3', '1', 'NA', '1', '4'];
    assert.deepEqual([filled(cells, 'mean'), filled(cells, 'median'), filled(cells, 'most-frequent')], [2.25, 2, 1]);
    assert.deepEqual(
      [filled(['5', '1', '9'], 'median'), filled(['7', '8'], 'median'), filled(['7'], 'median')],
      [5, 7.5, 7],
    );
    assert.deepEqual(
      [filled(['4', '2', '9', '4', '2'], 'most-frequent'), filled(['1', '2', '2'], 'most-frequent')],
      [2, 2],
    );
    assert.equal(filled(cells, 'mean', Int32Array.of(4, 0)), 3.5);
    for (const policy of ['mean', 'median', 'most-frequent'] as const) assert.ok(Object.is(filled(['-0'], policy), 0));
    const policies = ['mean', 'median', 'most-frequent', 'drop', 'error', 'own-class'] as const;
    assert.deepEqual(policies.map(fillsNumbers), [true, true, true, false, false, false]);
  });

  it('is none where no cell is there', () => {
    const { detail, place } = faultOf(() => filled(['NA', 'NA', '5'], 'mean', Int32Array.of(0, 1)));
    assert.deepEqual([detail.code, detail.args, place?.line], ['data-column-empty', { column: 'a', examples: 2 }, 2]);
  });

  it('is the most frequent category, the first of equals', () => {
    const of = (...counts: readonly (readonly [string, number])[]) => mostFrequentCategory(new Map(counts));
    assert.deepEqual([of(['b', 2], ['c', 3], ['a', 1]), of(['b', 2], ['a', 2]), of()], ['c', 'a', undefined]);
  });
});

describe('what a column becomes', () => {
  const fitted = (cells: readonly string[], properties: Partial<RawColumn> = {}, oneHot = true) =>
    fitColumns(
      columnsOf(
        cells.map((cell) => `${cell};0`),
        properties,
      ).slice(0, 1),
      rowsOf(cells.length),
      { oneHot },
    )[0];
  const categories = (...args: Parameters<typeof fitted>) => {
    const column = fitted(...args);
    return column?.kind === 'category' ? column.categories : undefined;
  };

  it('is a category where more than half of its cells are texts, or where a rule says so', () => {
    assert.deepEqual(
      [categories(['u', '1', 'v']), categories(['u', '1']), categories(['u', '1', 'NA'])],
      [['1', 'u', 'v'], undefined, undefined],
    );
    assert.deepEqual(
      [categories(['u', 'v'], {}, false), categories(['u'], { kind: 'number' })],
      [undefined, undefined],
    );
    assert.deepEqual(
      [categories(['10', '9', '10'], { kind: 'category' }), categories(['10', '9', 'x'], { kind: 'category' })],
      [
        ['9', '10'],
        ['10', '9', 'x'],
      ],
    );
  });

  it('is a category with texts that read as infinity among others, which make no column of numbers one', () => {
    const infinite = ['inf', 'Infinity', '1e999', '65e0972'];
    for (const text of infinite) {
      assert.deepEqual(categories(['u', text, 'v', '1']), ['1', text, 'u', 'v'].sort());
      assert.deepEqual([categories([text, text, '1']), categories([text])], [undefined, undefined]);
    }
    assert.deepEqual(categories(['1', 'inf'], { kind: 'category' }), ['1', 'inf']);
  });

  it('has a class or a fill for missing cells by its policy', () => {
    const hue = (cells: readonly string[], missing: MissingPolicy) => {
      const column = fitted(cells, { kind: 'category', missing });
      return column?.kind === 'category' ? [column.categories, column.fill] : undefined;
    };
    assert.deepEqual(hue(['u', 'NA', 'v'], 'own-class'), [['u', 'v', 'missing'], 'missing']);
    assert.deepEqual(hue(['u', 'v'], 'own-class'), [['u', 'v'], 'missing']);
    assert.deepEqual(hue(['missing', 'NA', 'v'], 'own-class'), [['missing', 'v', 'missing-2'], 'missing-2']);
    assert.deepEqual(hue(['missing', 'missing-2', 'NA'], 'own-class'), [
      ['missing', 'missing-2', 'missing-3'],
      'missing-3',
    ]);
    assert.deepEqual(hue(['u', 'NA', 'v', 'v'], 'most-frequent'), [['u', 'v'], 'v']);
    assert.deepEqual(hue(['u', 'NA'], 'error'), [['u'], undefined]);
    for (const missing of ['mean', 'median'] as const)
      assertFault(() => hue(['u', 'NA'], missing), 'data-missing-text-mark', [3, 1]);
  });

  it('has a fill for the test set where that alone asks for one', () => {
    const columns = columnsOf(['1;0', '4;0']);
    const fills = (testMissing: MissingPolicy) =>
      fitColumns(columns, rowsOf(2), { oneHot: false, testMissing }).map((column) => column.fill);
    assert.deepEqual(
      [fills('mean'), fills('drop')],
      [
        [2.5, 0],
        [undefined, undefined],
      ],
    );
  });
});

describe('how features are scaled', () => {
  const [standard, minmax]: readonly Scale[] = [{ kind: 'standard' }, { kind: 'minmax' }];
  const divide: Scale = { kind: 'divide', by: 4 };

  it('is fitted to each feature by its own rule', () => {
    // Columns 1, 3, 5, 7; then 2, 4, 6, 8; 5, 5, 5, 5; and so on.
    const x = Float64Array.of(1, 2, 5, 5, 8, 9, 3, 4, 5, 5, 4, 9, 5, 6, 5, 5, 2, 9, 7, 8, 5, 5, 6, 9);
    const { shift, factor } = fitScaling(
      [standard, minmax, standard, minmax, divide, undefined],
      new FeatureMatrix(x, 6),
      [],
    );
    assert.deepEqual([...shift], [4, 2, 5, 5, 0, 0]);
    assert.deepEqual([...factor], [1 / Math.sqrt(5), 1 / 6, 1, 1, 0.25, 1]);
    applyScaling({ shift, factor }, x);
    assert.deepEqual([...x.subarray(1, 6)], [0, 0, 0, 2, 9]);
    assert.deepEqual([...x.subarray(19)], [1, 0, 0, 1.5, 9]);
    const zero = fitScaling([standard, minmax], new FeatureMatrix(Float64Array.of(-0, -0, -0, -0), 2), []);
    assert.ok([...zero.shift].every((value) => Object.is(value, 0)));
    const negative = fitScaling([minmax], new FeatureMatrix(Float64Array.of(-0, 1), 1), []);
    assert.ok(Object.is(negative.shift[0], 0));
  });

  it('is refused where numbers are too large', () => {
    for (const scale of [standard, minmax]) {
      const { detail } = faultOf(() =>
        fitScaling([undefined, scale], new FeatureMatrix(Float64Array.of(1, -1e308, 1, 1e308), 2), ['a', 'b']),
      );
      assert.deepEqual(
        [detail.code, detail.args],
        ['data-scale-overflow', { column: 'b', least: -1e308, largest: 1e308 }],
      );
    }
    assertFault(
      () => fitScaling([standard], new FeatureMatrix(Float64Array.of(0, 1e-200), 1), ['a']),
      'data-scale-overflow',
    );
  });

  it('is said for all columns, or a column by a rule', () => {
    const number = (name: string): FittedColumn => ({ kind: 'number', name, at: 0, missing: 'error' });
    const hue: FittedColumn = {
      kind: 'category',
      name: 'c',
      at: 1,
      missing: 'error',
      unknown: 'error',
      categories: ['u', 'v'],
    };
    const rules = (k: number) => ([undefined, 'minmax', 'none'] as const)[k];
    assert.deepEqual(scalesOf(standard, [number('a'), hue, number('b')], rules), [standard, minmax, minmax, undefined]);
    assert.equal(
      scalesOf(undefined, [number('a')], () => 'none'),
      undefined,
    );
    assert.deepEqual(scalesOf(undefined, [number('a'), number('b')], rules), [undefined, minmax]);
  });
});
