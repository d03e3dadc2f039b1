import assert from 'node:assert/strict';
import { headColumns } from '../../../../src/data/csv/head-columns';
import type { FileSource } from '../../../../src/model/source';
import { encodeUtf8 } from '../../../../src/model/utf8';

const source: FileSource = { from: 'file', path: 't.csv', missing: 'error', unknown: 'error' };

describe('the columns that the beginning of a file tells', () => {
  const text = 'age,port,mixed,empty\n20,S,1,NA\n-3.5,C,x,\nNA,S,1,NA\n7,Q,\n';

  it('are named, with the range of numbers, the number of texts, and the cells that are missing', () => {
    assert.deepEqual(headColumns(source, encodeUtf8(`${text.slice(0, -1)},\n`), true), [
      { name: 'age', rows: 4, missing: 1, range: { least: -3.5, largest: 20 } },
      { name: 'port', rows: 4, missing: 0, distinct: 3 },
      { name: 'mixed', rows: 4, missing: 1, distinct: 2 },
      { name: 'empty', rows: 4, missing: 4 },
    ]);
  });

  it('are read to the last whole line of a beginning', () => {
    const [age] = headColumns(source, encodeUtf8('age,y\n1,0\n2,1\n999'), false);
    assert.deepEqual(age, { name: 'age', rows: 2, missing: 0, range: { least: 1, largest: 2 } });
    assert.deepEqual(headColumns(source, encodeUtf8('age,y\n1,0\n2,1\n3,1'), true)[0]?.rows, 3);
  });

  it('are read as the spec says', () => {
    const [first] = headColumns({ ...source, missingAs: ['2'], delimiter: ';' }, encodeUtf8('a;b\n1;0\n2;1\n'), true);
    assert.deepEqual(first, { name: 'a', rows: 2, missing: 1, range: { least: 1, largest: 1 } });
  });

  it('are none where the file is no table of text', () => {
    assert.deepEqual(headColumns(source, new Uint8Array(), true), []);
    assert.deepEqual(headColumns(source, encodeUtf8('<!DOCTYPE html><html></html>'), true), []);
    assert.deepEqual(headColumns(source, encodeUtf8('a,b\n1,"x\n'), true), []);
    assert.deepEqual(headColumns(source, encodeUtf8('no line ends'), false), []);
  });
});
