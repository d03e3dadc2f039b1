import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { MemoryBudget } from '../../../../src/data/memory';
import { type ArrayEntry, elementCount } from '../../../../src/data/sources/array';
import { arrayTable } from '../../../../src/data/sources/array-table';
import { Fault } from '../../../../src/model/message';
import { arraysOf, assertRefused, faultOf, listed, open } from './opened';

const folder = 'test/fixtures/files';

function entries(file: string): ReadonlyMap<string, ArrayEntry> {
  const { format, arrays } = arraysOf(readFileSync(`${folder}/${file}`), file);
  assert.equal(format, 'HDF5');
  return new Map(arrays.map((array) => [array.name, array]));
}

function named(arrays: ReadonlyMap<string, ArrayEntry>, name: string): ArrayEntry {
  return arrays.get(name) ?? assert.fail(`no array ${name}`);
}

/** The numbers that the fixtures hold: k mod 251. */
const counted = (count: number): number[] => Array.from({ length: count }, (_, k) => k % 251);

const types = ['u1', 'i1', 'u2', '>u2', 'i4', '>i4', 'i8', '>i8', 'f2', 'f4', '>f4', 'f8', '>f8'];

/** Whether reading is refused since it needs memory. */
function isRefused(read: () => unknown): boolean {
  try {
    read();
    return false;
  } catch (error) {
    return error instanceof Fault && error.detail.code === 'data-memory';
  }
}

describe('HDF5', () => {
  for (const version of ['earliest', 'v108', 'latest']) {
    describe(`as the library's ${version} format`, () => {
      let arrays: ReadonlyMap<string, ArrayEntry>;

      before(() => {
        arrays = entries(`everything-${version}.h5.gz`);
      });

      it('gives numbers of every type and texts', () => {
        for (const type of types) {
          const array = named(arrays, `types/${type}`);
          assert.deepEqual([array.shape, listed(array)], [[2, 3], counted(6)], type);
        }
        assert.deepEqual(listed(named(arrays, 'types/bool')), [1, 0, 1]);
        assert.deepEqual(listed(named(arrays, 'types/text')), ['red', 'tan']);
        assert.deepEqual(listed(named(arrays, 'types/variable')), ['red', '', '出租车']);
        assert.deepEqual([named(arrays, 'types/scalar').shape, listed(named(arrays, 'types/scalar'))], [[], [7.5]]);
      });

      it('gives numbers however they are stored', () => {
        for (const store of ['contiguous', 'chunked', 'one', 'gzip', 'lzf', 'all']) {
          const array = named(arrays, `store/${store}`);
          assert.deepEqual([array.shape, listed(array)], [[5, 7], counted(35)], store);
        }
        const volume = named(arrays, 'store/volume');
        assert.deepEqual([volume.shape, listed(volume)], [[3, 5, 4], counted(60)]);
        assert.deepEqual(listed(named(arrays, 'store/many')), counted(2560));
        for (const store of ['never', 'never-chunked']) {
          assert.deepEqual(listed(named(arrays, `store/${store}`)), new Array(35).fill(0), store);
        }
        if (version !== 'latest') assert.deepEqual(listed(named(arrays, 'store/growing')), counted(12));
        if (version !== 'latest') assert.deepEqual(listed(named(arrays, 'store/growing-twice')), counted(12));
      });

      it('enters groups, also where one leads back', () => {
        assert.deepEqual(listed(named(arrays, 'deep/er/x')), [0, 1, 2]);
        assert.ok(![...arrays.keys()].some((name) => name.startsWith('loop/back/')));
        for (let k = 0; k < 90; k++) assert.deepEqual(listed(named(arrays, `group/of/ninety/${k}`)), [k]);
      });

      it('says why an array cannot be read', () => {
        const read = (name: string) => () => named(arrays, name).read();
        assert.match(assertRefused(read('types/compound'), 'data-array-type'), /compound/);
        assertRefused(read('types/complex'), 'data-array-type');
        assert.match(assertRefused(read('store/scaled'), 'data-hdf5-filter'), /scaleoffset/);
        assert.match(assertRefused(read('soft'), 'data-hdf5-link'), /soft/);
        assertRefused(read('outside'), 'data-hdf5-link');
        if (version === 'latest') assertRefused(read('store/growing'), 'data-hdf5-storage');
      });
    });
  }

  it('gives the images of a training set, behind a block of the user’s own, too', () => {
    const arrays = entries('images.h5.gz');
    const x = named(arrays, 'train_set_x');
    assert.deepEqual(x.shape, [209, 64, 64, 3]);
    assert.ok(x.read().every((value, k) => value === k % 251));
    assert.deepEqual(
      listed(named(arrays, 'train_set_y')),
      counted(209).map((k) => k % 2),
    );
    assert.deepEqual(listed(named(arrays, 'list_classes')), ['non-cat', 'cat']);
    assert.deepEqual(listed(named(entries('block.h5.gz'), 'x')), [0, 1, 2, 3]);
    assert.deepEqual(listed(named(entries('default.h5.gz'), 'y')), [0, 1, 2, 3]);
  });

  it('is refused where it is cut off, wherever that is', () => {
    const whole = readFileSync(`${folder}/small.h5`);
    for (let length = 8; length < whole.length; length++) {
      assertRefused(() => open(whole.subarray(0, length), 'small.h5'), 'data-damaged');
    }
  });

  it('is read within the limit of memory alone', () => {
    const images = gunzipSync(readFileSync(`${folder}/images.h5.gz`));
    assertRefused(() => open(readFileSync(`${folder}/images.h5.gz`), 'images.h5', 1e6), 'data-unpacked-size');
    const file = open(images, 'images.h5', 1e6);
    assert.ok(file.kind === 'arrays');
    // What is not packed is read where it is: only columns take more.
    const x = file.arrays.find(({ name }) => name === 'train_set_x');
    assert.equal(x?.read(new MemoryBudget(0)).length, elementCount(x?.shape ?? []));
    const names = { x: 'train_set_x', y: 'train_set_y' };
    assert.equal(faultOf(() => arrayTable('images.h5', file, names, undefined, 3e6)).detail.code, 'data-memory');
    const packed = entries('everything-latest.h5.gz');
    const large = [...packed.values()].filter(({ shape }) => elementCount(shape ?? []) > 3);
    assert.ok(large.filter((array) => isRefused(() => array.read(new MemoryBudget(3)))).length > 3);
  });
});
