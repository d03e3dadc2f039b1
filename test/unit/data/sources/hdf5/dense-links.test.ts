import assert from 'node:assert/strict';
import { Hdf5Cursor, type Hdf5Format } from '../../../../../src/data/sources/hdf5/cursor';
import { denseLinks } from '../../../../../src/data/sources/hdf5/dense-links';
import { assertDamaged, faultOf } from '../opened';

const origin = { file: 'a.h5', format: 'HDF5' };
const text = (value: string): readonly number[] => [...Buffer.from(value)];
const zeros = (count: number): readonly number[] => new Array<number>(count).fill(0);
const nowhere = [255, 255] as const;
const word = (value: number): readonly number[] => [value & 255, value >> 8];

/** Where the parts are: heap, its one block, tree, root of the tree and its children; two less as addresses. */
const places = { heap: 2, block: 102, tree: 202, root: 252, first: 302, second: 352 } as const;
type Place = keyof typeof places;
const addressOf = (place: Place): readonly number[] => word(places[place] - 2);

interface Parts {
  readonly nodeSize?: number;
  readonly recordSize?: number;
  readonly depth?: number;
  readonly root?: readonly number[];
  readonly count?: number;
  /** The bytes of nodes. */
  readonly nodes: Partial<Record<Place, readonly number[]>>;
}

/** A group's links in a heap of one block, in which object k of three bytes begins at 20 + 3k. */
function links(
  { nodeSize = 512, recordSize = 8, depth = 0, root = addressOf('root'), count = 2, nodes }: Parts,
  info: readonly number[] = [0, 0, ...addressOf('heap'), ...addressOf('tree')],
) {
  const bytes = new Uint8Array(420);
  const put = (place: Place, part: readonly number[]) => bytes.set(part, places[place]);
  const sizes = [...word(1), ...word(64), ...word(64), ...word(16), 0, 0];
  put('heap', [...text('FRHP'), 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, ...zeros(24), ...sizes, ...addressOf('block'), 0, 0]);
  put('block', [...text('FHDB'), ...zeros(16), ...Array.from({ length: 30 }, (_, k) => k)]);
  put('tree', [
    ...text('BTHD'),
    0,
    5,
    ...word(nodeSize),
    0,
    0,
    ...word(recordSize),
    ...word(depth),
    0,
    0,
    ...root,
    ...word(count),
  ]);
  for (const place of ['tree', 'root', 'first', 'second'] as const) put(place, nodes[place] ?? []);
  const format: Hdf5Format = { content: bytes, origin, base: 2, addressSize: 2, lengthSize: 2 };
  const visited: number[] = [];
  const found = denseLinks(format, new Hdf5Cursor(format, Uint8Array.from(info)), (at) => visited.push(at));
  return { objects: found.map((object) => [...object.take(object.left)]), visited };
}

/** A record: a hash, and the identifier of an object of the heap. */
const record = (object: number): readonly number[] => [9, 9, 9, 9, 0, ...word(20 + 3 * object), 3];
const leaf = (...objects: readonly number[]): readonly number[] => [...text('BTLF'), 0, 5, ...objects.flatMap(record)];
const object = (k: number): number[] => [3 * k, 3 * k + 1, 3 * k + 2];
const flat: Parts = { nodes: { root: leaf(2, 0) } };

describe('the links of a large HDF5 group', () => {
  it('are in a heap, in the order of the one leaf of a tree', () => {
    assert.deepEqual(links(flat), { objects: [object(2), object(0)], visited: [250] });
    const ordered = [0, 1, ...zeros(8), ...addressOf('heap'), ...addressOf('tree')];
    assert.deepEqual(links(flat, ordered).objects, [object(2), object(0)]);
    const other = [0, 2, ...addressOf('heap'), ...addressOf('tree')];
    assert.deepEqual(links(flat, other).objects, [object(2), object(0)]);
    assert.deepEqual(links({ ...flat, count: 1 }).objects, [object(2)]);
    assertDamaged(() => links(flat, [1, 0, ...addressOf('heap'), ...addressOf('tree')]));
  });

  it('are none where there is no heap, no tree or no root', () => {
    const none = { objects: [], visited: [] };
    assert.deepEqual(links(flat, [0, 0, ...nowhere, ...addressOf('tree')]), none);
    assert.deepEqual(links(flat, [0, 0, ...addressOf('heap'), ...nowhere]), none);
    assert.deepEqual(links({ ...flat, root: nowhere }), none);
  });

  it('may be in several leaves and in the node above them', () => {
    for (const [nodeSize, countSize] of [
      [10 + 8 * 256 - 1, 1],
      [10 + 8 * 256, 2],
    ] as const) {
      const child = (place: Place, count: number) => [...addressOf(place), ...word(count).slice(0, countSize)];
      const root = [...text('BTIN'), 0, 5, ...record(4), ...child('first', 2), ...child('second', 1)];
      const nodes = { root, first: leaf(0, 3), second: leaf(1) };
      const found = links({ nodeSize, depth: 1, count: 1, nodes });
      assert.deepEqual(found, { objects: [4, 0, 3, 1].map(object), visited: [250, 300, 350] });
    }
  });

  it('are refused where their tree is deeper, of another kind, or has records of nothing', () => {
    const { detail } = faultOf(() => links({ ...flat, depth: 2 }));
    assert.equal(detail.code, 'data-hdf5-storage');
    assertDamaged(() => links({ ...flat, recordSize: 0 }));
    assertDamaged(() => links({ ...flat, depth: 1 }));
    assertDamaged(() => links({ nodes: { root: [...text('BTLF'), 1, 5, ...record(0), ...record(1)] } }));
    assertDamaged(() => links({ nodes: { root: [...text('BTLF'), 0, 6, ...record(0), ...record(1)] } }));
    assertDamaged(() => links({ nodes: { ...flat.nodes, tree: [...text('BTHD'), 0, 6] } }));
    assertDamaged(() => links({ nodes: { ...flat.nodes, tree: [...text('BTHD'), 1, 5] } }));
    for (const head of [
      [...text('BTIN'), 1, 5],
      [...text('BTIN'), 0, 6],
    ])
      assertDamaged(() => links({ depth: 1, count: 0, nodes: { root: [...head, ...addressOf('first'), 0] } }));
  });
});
