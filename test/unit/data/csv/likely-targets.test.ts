import assert from 'node:assert/strict';
import { type TargetWish, targetNeeded } from '../../../../src/data/csv/likely-targets';
import { readTable } from '../../../../src/data/csv/table';
import { namesIn } from '../../../../src/model/message';
import { encodeUtf8 } from '../../../../src/model/utf8';

const numbers: TargetWish = { numbersWanted: true, units: 1 };
const two: TargetWish = { numbersWanted: false, units: 1 };
const three: TargetWish = { numbersWanted: false, units: 3 };

/** The columns that are offered, the likeliest first. */
const offered = (header: string, rows: readonly string[], wish: TargetWish): readonly string[] => {
  const text = [header, ...rows, ''].join('\n');
  const table = readTable('t.csv', encodeUtf8(text), { header: true, delimiter: ',', memoryLimit: 1e9 });
  const { detail } = targetNeeded(table, wish);
  const likely = namesIn(detail.args.likely);
  assert.equal(detail.args.best, likely[0]);
  return likely;
};

describe('the target that a spec does not name', () => {
  it('is most likely the last column, or one that is called as targets are', () => {
    const rows = ['1,2,3', '4,5,6', '7,8,9'];
    assert.deepEqual(offered('a,b,c', rows, numbers), ['c', 'a', 'b']);
    assert.equal(offered('a,price,c', rows, numbers)[0], 'price');
    assert.equal(offered('y,b,c', rows, numbers)[0], 'y');
    assert.equal(offered('面积,价格,楼层', rows, numbers)[0], '价格');
    assert.equal(offered('a,b,id', rows, numbers).at(-1), 'id');
  });

  it('fits the output layer: numbers, or as many classes as it distinguishes', () => {
    const rows = ['r,1,5.5,u', 's,2,6.5,u', 't,1,7.5,v', 'r,2,8.5,w'];
    assert.equal(offered('a,b,c,d', rows, numbers)[0], 'c');
    assert.equal(offered('a,b,c,d', rows, two)[0], 'b');
    assert.equal(offered('a,b,c,d', rows, three)[0], 'd');
    // A missing mark is no class.
    assert.equal(offered('a,b,c', ['1,u,1', '2,NA,2', '3,v,3'], two)[0], 'b');
  });

  it('is offered by its whole name, the last of many columns too', () => {
    const names = Array.from({ length: 20 }, (_, k) => `c${k}`);
    const row = names.map((_, k) => k).join(',');
    assert.deepEqual(
      [offered(names.join(','), [row], numbers).length, offered(names.join(','), [row], numbers)[0]],
      [8, 'c19'],
    );
    assert.equal(offered('a,"Income, yearly"', ['1,2', '3,4', '5,6'], numbers)[0], 'Income, yearly');
  });

  it('is offered by its number where two columns have its name', () => {
    assert.deepEqual(offered('a,b,b', ['1,2,3', '4,5,6', '7,8,9'], numbers), ['3', 'a', '2']);
  });
});
