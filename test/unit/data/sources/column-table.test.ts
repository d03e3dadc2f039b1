import assert from 'node:assert/strict';
import { Column } from '../../../../src/data/csv/column';
import { columnTable } from '../../../../src/data/sources/column-table';
import { message } from '../../../../src/model/message';

describe('the columns of a file', () => {
  it('have rows that are counted from 1', () => {
    const columns = [new Column(), new Column()];
    const table = columnTable('a.parquet', { kind: 'columns', format: 'Parquet', names: ['a', 'a'], columns, m: 4 });
    assert.deepEqual(
      [table.lineOf(2), table.placeOf(2, 1), table.byName.get('a')],
      [3, { file: 'a.parquet', line: 3, column: 2 }, 0],
    );
    assert.deepEqual([table.dialect.header, table.dialect.columns, table.namesPlace], [true, 2, { file: 'a.parquet' }]);
    assert.deepEqual(table.fault(0, 0, message('data-no-features')).place, { file: 'a.parquet', line: 1, column: 1 });
  });
});
