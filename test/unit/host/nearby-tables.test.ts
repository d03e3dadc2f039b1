import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nearbyTables } from '../../../src/host/files/nearby-tables';

describe('the tables beside a spec', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'nnet-nearby-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const put = (name: string, seconds: number): void => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, 'a,b\n');
    utimesSync(file, seconds, seconds);
  };
  const found = () => nearbyTables(path.join(folder, 'own.nnet'));

  it('are those of its folder and of the folder data, the newest first, and five at the most', async () => {
    put('old.csv', 1);
    put('data/new.TSV', 9);
    put('b.npz', 5);
    put('a.h5', 5);
    put('other/hidden.csv', 10);
    assert.deepEqual(await found(), ['data/new.TSV', 'a.h5', 'b.npz', 'old.csv']);
    put('more.parquet', 3);
    put('most.csv.gz', 4);
    assert.deepEqual(await found(), ['data/new.TSV', 'a.h5', 'b.npz', 'most.csv.gz', 'more.parquet']);
  });

  it('are no folders, and none of other files or where there is no folder', async () => {
    put('own.nnet', 1);
    put('notes.txt', 1);
    put('.csv.swp', 1);
    mkdirSync(path.join(folder, 'folder.csv'));
    assert.deepEqual(await found(), []);
    assert.deepEqual(await nearbyTables(path.join(folder, 'nowhere', 'own.nnet')), []);
  });
});
