import assert from 'node:assert/strict';
import { readArchive } from '../../../../../src/data/sources/npz/archive';
import { readNpz } from '../../../../../src/data/sources/npz/read';
import { assertDamaged, faultOf } from '../opened';
import { npyOf, zip } from '../written';

describe('the arrays of an archive', () => {
  const [x, y] = [npyOf.uint8([2, 2], [1, 2, 3, 4]), npyOf.int64([], [7])];
  const arrays = (limit = 1e6) =>
    readNpz(
      'a.npz',
      readArchive(
        zip([
          { name: 'x.npy', data: x },
          { name: 'notes.npy.txt', data: y },
          { name: 'deep/y.npy', data: y },
          { name: 'z.npy', data: x.subarray(0, -1) },
          { name: 'w.npy', data: Buffer.from('no array') },
        ]),
        { file: 'a.npz', format: 'ZIP' },
      ),
      limit,
    );

  it('have the names of its members and their shapes, if they can be read', () => {
    assert.deepEqual(
      arrays().map(({ name, shape }) => [name, shape]),
      [
        ['x', [2, 2]],
        ['deep/y', []],
        ['z', [2, 2]],
        ['w', undefined],
      ],
    );
    assert.ok(!('shape' in (arrays()[3] ?? {})));
  });

  it('are read when they are needed, within the limit of memory', () => {
    const [first, second, third, fourth] = arrays();
    assert.deepEqual([[...(first?.read() ?? [])], [...(second?.read() ?? [])]], [[1, 2, 3, 4], [7]]);
    assert.equal(faultOf(() => third?.read()).detail.args.at, x.length);
    assertDamaged(() => fourth?.read());
    const [small] = arrays(x.length);
    assert.equal(small?.read().length, 4);
    assert.equal(faultOf(() => arrays(x.length - 1)[0]?.read()).detail.code, 'data-unpacked-size');
  });
});
