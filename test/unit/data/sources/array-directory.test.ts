import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { directoryHead, hasDirectory } from '../../../../src/data/sources/array-directory';
import { type FileHead, fileHead, noHead } from '../../../../src/data/sources/head-columns';
import { lookInto } from '../../../../src/data/sources/sparse-file';
import type { FileSource } from '../../../../src/model/source';
import { caseCount } from '../../../count';
import { npzFiles } from './hostile/arrays';
import { good, patched } from './hostile/good';
import { hdf5Files } from './hostile/hdf5';
import { npyOf, zip } from './written';

const source: FileSource = { from: 'file', path: 'data.bin', missing: 'error', unknown: 'error' };
const seed = 20471;
const numRuns = caseCount(20_000, 400);
/** Bytes that may be read. */
const most = 8_388_608;

/** What the directory of a file tells, and the bytes that were read of it. */
async function looked(bytes: Uint8Array, of: Partial<FileSource> = {}): Promise<FileHead & { readonly read: number }> {
  let read = 0;
  const stretch = async (from: number, to: number): Promise<Uint8Array> => {
    assert.ok(from < to && to <= bytes.length, `${from} to ${to} of ${bytes.length}`);
    read += to - from;
    return bytes.subarray(from, to);
  };
  const head = await lookInto(bytes.length, stretch, (file) => directoryHead({ ...source, ...of }, file), most);
  assert.ok(read <= most, `${read} bytes were read`);
  return { ...head, read };
}

const fixture = (name: string): Uint8Array => {
  const bytes = readFileSync(`test/fixtures/files/${name}`);
  return name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
};
const address = (value: number): readonly number[] => [...Buffer.from(BigUint64Array.of(BigInt(value)).buffer)];
const columnNames = ({ columns }: FileHead): readonly string[] => columns.map(({ name }) => name);

describe('the directory of a large file of arrays', () => {
  const hdf5 = ['small.h5', 'default.h5.gz', 'block.h5.gz', 'images.h5.gz'];
  const everything = ['earliest', 'latest', 'v108'].map((version) => `everything-${version}.h5.gz`);
  for (const name of [...hdf5, ...everything]) {
    it(`tells the arrays and columns that the whole file tells: ${name}`, async () => {
      const bytes = fixture(name);
      const whole = fileHead(source, bytes, true);
      const head = await looked(bytes);
      assert.equal(hasDirectory(bytes.subarray(0, 262_144)), true);
      assert.ok(whole.arrays.length > 0);
      assert.deepEqual(head.arrays, whole.arrays);
      if (whole.columns.length > 0 && whole.columns.length <= 1000) {
        assert.deepEqual(columnNames(head), columnNames(whole));
      }
    });
  }

  it('tells the rows of each column, but neither values nor what is missing, and no target as one', async () => {
    const bytes = zip([
      { name: 'X.npy', data: npyOf.float64([3, 2], [1, 2, 3, 4, 5, 6]) },
      { name: 'y.npy', data: npyOf.int64([3], [0, 1, 0]), method: 0 },
    ]);
    const { read: _, ...head } = await looked(bytes);
    assert.deepEqual(head, {
      columns: ['x[0]', 'x[1]', 'y'].map((name) => ({ name, rows: 3, missing: undefined })),
      hasTargets: false,
      arrays: [
        { name: 'X', shape: '(3, 2)' },
        { name: 'y', shape: '(3,)' },
      ],
    });
    assert.deepEqual(columnNames(await looked(bytes, { x: 'y' })), ['x', 'y[0]', 'y[1]']);
    assert.deepEqual(columnNames(await looked(bytes, { y: 'labels.npy' })), ['x[0]', 'x[1]']);
    assert.deepEqual(columnNames(await looked(bytes, { x: 'Z' })), []);
  });

  it('is all that is read of it: NPZ, packed or not', async () => {
    const wide = npyOf.uint8([2, 1001], new Array<number>(2002).fill(1));
    // Bytes that hardly pack.
    const long = npyOf.uint8([4_000_000, 3], []);
    let state = 1;
    const noise = new Uint8Array(12_000_000).map(() => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state >>> 24;
    });
    for (const method of [0, 8]) {
      const bytes = zip([
        { name: 'X.npy', data: Buffer.concat([long, noise]), method },
        { name: 'wide.npy', data: wide, method },
        { name: 'y.npy', data: Buffer.concat([npyOf.uint8([4_000_000], []), noise.subarray(0, 4_000_000)]), method },
      ]);
      assert.ok(bytes.length > most);
      const head = await looked(bytes);
      assert.deepEqual(
        head.arrays.map(({ name, shape }) => `${name} ${shape}`),
        ['X (4000000, 3)', 'wide (2, 1001)', 'y (4000000,)'],
      );
      assert.deepEqual(
        head.columns.map(({ name, rows }) => [name, rows]),
        ['x[0]', 'x[1]', 'x[2]', 'y'].map((name) => [name, 4_000_000]),
      );
      assert.ok(head.read < 600_000, `${head.read}`);
      const other = await looked(bytes, { x: 'wide' });
      assert.deepEqual(other.columns, [], 'so many columns are none that a person would name');
    }
  });

  it('is all that is read of it: HDF5, where its parts are far behind the beginning', async () => {
    const begin = 2 ** 24;
    const size = begin + good.hdf5.length;
    const file = new Uint8Array(size);
    file.set(patched(patched(good.hdf5, 24, ...address(begin)), 40, ...address(size)), begin);
    const head = await looked(file);
    assert.deepEqual(head.arrays, fileHead(source, good.hdf5, true).arrays);
    assert.ok(head.arrays.length > 0 && head.read < 600_000, `${head.read}`);
  });

  it('is read in part where it is larger than what may be read', async () => {
    const members = Array.from({ length: 700 }, (_, k) => ({
      name: `a${k}.npy`,
      data: Buffer.concat([npyOf.uint8([20_000], []), new Uint8Array(20_000)]),
      method: 0,
    }));
    const { arrays } = await looked(zip(members));
    assert.ok(arrays.length > 100 && arrays.length < 700, `${arrays.length}`);
  });

  it('is none where the file is another one', async () => {
    for (const bytes of [
      new Uint8Array(),
      Buffer.from('a,b\n1,2\n'),
      zip([{ name: 'a.txt', data: new Uint8Array(9) }]),
    ]) {
      assert.deepEqual(await looked(bytes), { ...noHead, read: bytes.length });
    }
    assert.deepEqual([hasDirectory(good.idx), hasDirectory(good.parquet)], [false, false]);
  });
});

describe(`the directories of hostile files and of mutants (seed ${seed}, ${numRuns} of them)`, () => {
  it('tell arrays or nothing, and are read within the same bounds', async () => {
    for (const { bytes } of [...npzFiles, ...hdf5Files]) await looked(bytes);
    const files = [good.npz, good.hdf5, fixture('everything-latest.h5.gz'), fixture('everything-earliest.h5.gz')];
    const changes = fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 1, 2, 127, 128, 254, 255)), {
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), changes, fc.nat(), fc.boolean(), async (file, list, cut, isCut) => {
        let mutant: Uint8Array = file;
        for (const [place, value] of list) mutant = patched(mutant, place % Math.min(4096, file.length), value);
        if (isCut) mutant = mutant.subarray(0, cut % mutant.length);
        await looked(mutant);
      }),
      { seed, numRuns },
    );
  });
});
