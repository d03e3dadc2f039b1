import assert from 'node:assert/strict';
import { examineData } from '../../../../src/data/doctor/examine';
import { caseCount } from '../../../count';
import { cleanTables, dataOf, exampleFile, tableOf } from './tables';

const seeds = Array.from({ length: caseCount(200, 8) }, (_, i) => i + 1);

const said = (data: Parameters<typeof examineData>[0]): readonly unknown[] =>
  examineData(data).map(({ message: { code, args } }) => ({ code, args }));

describe('the data doctor is silent on', () => {
  for (const [path, target] of [
    ['examples/data/iris.csv', 'species'],
    ['examples/data/digits.csv', 'digit'],
  ] as const) {
    it(`${path}, as a whole and however it is held out`, () => {
      const written = exampleFile(path, target);
      const data = dataOf(written);
      assert.deepEqual(said(data), []);
      for (let nth = 2; nth < 7; nth++) {
        const heldOut = Uint8Array.from({ length: data.table.m }, (_, row) => Number(row % nth === 0));
        assert.deepEqual(said({ ...data, heldOut }), []);
      }
    });
  }

  it(`tables like those that people have, and what generators make (${seeds.length} seeds from 1)`, () => {
    for (const seed of seeds) {
      for (const [name, written] of cleanTables(seed)) {
        assert.deepEqual(said(dataOf(written)), [], `${name} with the seed ${seed}`);
      }
    }
  });

  it(`a test file of other rows of the same kind (${seeds.length} seeds from 1)`, () => {
    for (const seed of seeds) {
      const tests = cleanTables(seed + 1000);
      for (const [name, written] of cleanTables(seed)) {
        // The points of a spiral without noise are the same for all seeds.
        if (name === 'spiral') continue;
        const test = tableOf(tests.get(name) ?? assert.fail(name));
        const data = dataOf(written, { test });
        assert.deepEqual(said(data), [], `${name} with the seed ${seed}`);
      }
    }
  });

  it('features of like ranges without a scale', () => {
    for (const seed of seeds.slice(0, 10)) {
      for (const name of ['iris-like', 'digits-like', 'diabetes-like', 'survey-like', 'moons', 'spiral', 'blobs']) {
        const written = cleanTables(seed).get(name) ?? assert.fail(name);
        assert.deepEqual(said(dataOf(written, { isScaled: false })), [], `${name} with the seed ${seed}`);
      }
    }
  });
});
