import assert from 'node:assert/strict';
import type { DataColumnView } from '../../../src/protocol/data-view';
import { formatBytes } from '../../../webview/data/bytes';
import { valuesText } from '../../../webview/data/row-cells';
import { shownColumns } from '../../../webview/data/shown-columns';
import { formatBriefly } from '../../../webview/ui/number';

describe('texts of the view of data', () => {
  it('tell a file’s size in three digits', () => {
    const sizes = [0, 999, 999.6, 1000, 13_240, 999_600, 1e6, 2.5e9, 4e12];
    assert.deepEqual(sizes.map(formatBytes), [
      '0 B',
      '999 B',
      '1 KB',
      '1 KB',
      '13.2 KB',
      '1 MB',
      '1 MB',
      '2.5 GB',
      '4000 GB',
    ]);
  });

  it('tell a number without the zeros at its end', () => {
    assert.deepEqual([1, 0, 344, 54.8, 0.879, -999, 1e6, 1.5e-7, 100_000, Number.NaN].map(formatBriefly), [
      '1',
      '0',
      '344',
      '54.8',
      '0.879',
      '−999',
      '1e6',
      '1.5e−7',
      '1e5',
      'NaN',
    ]);
  });

  it('tell what the network sees of a cell, a long one-hot vector by the place of its 1', () => {
    const oneHot = (length: number, at: number): number[] => Array.from({ length }, (_, k) => Number(k === at));
    assert.equal(valuesText([]), '');
    assert.equal(valuesText([0.879]), '0.879');
    assert.equal(valuesText(oneHot(6, 1)), '0 1 0 0 0 0');
    assert.equal(valuesText(oneHot(7, 0)), '1 @ 1/7');
    assert.equal(valuesText(oneHot(40, 11)), '1 @ 12/40');
    assert.equal(valuesText(oneHot(40, -1)), '0 × 40');
    assert.equal(valuesText([0, 0, 2, 0, 0, 0, 0]), '0 0 2 0 0 0 …');
    assert.equal(valuesText([1, 0, 1, 0, 0, 0, 0]), '1 0 1 0 0 0 …');
  });

  it('show the columns in use before the others, in the file’s order, and the targets last', () => {
    const column = (name: string, role: DataColumnView['role']): DataColumnView => ({
      name,
      kind: 'number',
      role,
      missing: 0,
      distinct: 1,
      isOver: false,
    });
    const few = [column('y', 'target'), column('id', 'none'), column('a', 'feature')];
    const names = (columns: readonly DataColumnView[]): string[] =>
      shownColumns(columns).map(({ column: { name } }) => name);
    assert.deepEqual(names(few), ['id', 'a', 'y']);
    assert.deepEqual(
      shownColumns(few).map(({ at }) => at),
      [1, 2, 0],
    );
    const unused = Array.from({ length: 30 }, (_, k) => column(`n${k}`, 'none'));
    const used = Array.from({ length: 38 }, (_, k) => column(`x${k}`, 'feature'));
    const many = names([...unused, ...used, column('y', 'target')]);
    assert.deepEqual([many.length, many.slice(0, 3), many.at(-1)], [41, ['n0', 'n1', 'x0'], 'y']);
    assert.equal(names([...used, ...used, column('y', 'target')]).length, 41);
  });
});
