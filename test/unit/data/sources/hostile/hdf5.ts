import { data, good, type Hostile, patched } from './good';

const address = (value: number): readonly number[] => [...Buffer.from(BigUint64Array.of(BigInt(value)).buffer)];
const rootHeader = 96;
const at = (signature: string): number => good.hdf5.indexOf(signature, 0, 'latin1');

/** A message of a header of version 1. */
function headerMessage(kind: number, content: Uint8Array): Uint8Array {
  return Buffer.concat([
    Buffer.from([kind & 255, kind >> 8, content.length & 255, content.length >> 8, 0, 0, 0, 0]),
    content,
  ]);
}

/** An HDF5 file whose root has these messages. */
function hdf5WithRoot(...messages: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(messages);
  const head = Buffer.alloc(16);
  head[0] = 1;
  head.writeUInt16LE(messages.length, 2);
  head.writeUInt32LE(body.length, 8);
  const file = Buffer.concat([good.hdf5.subarray(0, rootHeader), head, body, Buffer.alloc(64)]);
  return patched(file, 40, ...address(file.length));
}

const link = (name: string, object: number): Uint8Array =>
  headerMessage(6, Buffer.from([1, 0, name.length, ...Buffer.from(name), ...address(object)]));
const continued = (to: number, length: number): Uint8Array =>
  headerMessage(16, Buffer.from([...address(to), ...address(length)]));

export const hdf5Files: readonly Hostile[] = [
  { what: 'HDF5 of version 9', bytes: patched(good.hdf5, 8, 9) },
  { what: 'HDF5 with addresses of 3 bytes', bytes: patched(good.hdf5, 13, 3) },
  { what: 'HDF5 with lengths of 255 bytes', bytes: patched(good.hdf5, 14, 255) },
  { what: 'HDF5 that ends beyond the file', bytes: patched(good.hdf5, 40, ...address(1e9)) },
  { what: 'HDF5 that begins beyond the file', bytes: patched(good.hdf5, 24, ...address(1e12)) },
  { what: 'HDF5 whose base is 2⁶³', bytes: patched(good.hdf5, 24, 0, 0, 0, 0, 0, 0, 0, 128) },
  { what: 'HDF5 whose root is nowhere', bytes: patched(good.hdf5, 64, ...new Array(8).fill(255)) },
  { what: 'HDF5 whose root is its signature', bytes: patched(good.hdf5, 64, ...address(0)) },
  { what: 'HDF5 whose root is its end', bytes: patched(good.hdf5, 64, ...address(good.hdf5.length)) },
  { what: 'HDF5 whose tree is its own child', bytes: patched(good.hdf5, at('TREE') + 32, ...address(at('TREE'))) },
  {
    what: 'HDF5 whose tree is its own child on a higher level',
    bytes: patched(patched(good.hdf5, at('TREE') + 5, 1), at('TREE') + 32, ...address(at('TREE'))),
  },
  { what: 'HDF5 whose tree has 65535 children', bytes: patched(good.hdf5, at('TREE') + 6, 255, 255) },
  { what: 'HDF5 whose tree is of chunks', bytes: patched(good.hdf5, at('TREE') + 4, 1) },
  { what: 'HDF5 with 65535 symbols', bytes: patched(good.hdf5, at('SNOD') + 6, 255, 255) },
  { what: 'HDF5 with a name beyond', bytes: patched(good.hdf5, at('SNOD') + 8, ...address(1e9)) },
  { what: 'HDF5 with a heap of 2⁵² bytes', bytes: patched(good.hdf5, at('HEAP') + 8, ...address(2 ** 52)) },
  { what: 'HDF5 with a heap elsewhere', bytes: patched(good.hdf5, at('HEAP') + 24, ...address(2 ** 40)) },
  { what: 'HDF5 whose header continues in itself', bytes: hdf5WithRoot(continued(rootHeader + 16, 24)) },
  { what: 'HDF5 whose header continues beyond', bytes: hdf5WithRoot(continued(1e9, 24)) },
  { what: 'HDF5 whose header continues for 2⁵² bytes', bytes: hdf5WithRoot(continued(0, 2 ** 52)) },
  { what: 'HDF5 whose root is no group', bytes: hdf5WithRoot(headerMessage(0, data)) },
  {
    what: 'HDF5 whose group is empty',
    bytes: hdf5WithRoot(headerMessage(2, Buffer.from([0, 0, ...new Array(16).fill(255)]))),
  },
  {
    what: 'HDF5 whose group has itself for a member',
    bytes: hdf5WithRoot(link('me', rootHeader), link('too', rootHeader)),
  },
  { what: 'HDF5 whose member is nowhere', bytes: hdf5WithRoot(link('x', 2 ** 50)) },
  { what: 'HDF5 whose member is the file', bytes: hdf5WithRoot(link('x', 0)) },
  {
    what: 'HDF5 with a link of a long name',
    bytes: hdf5WithRoot(headerMessage(6, Buffer.from([1, 3, ...new Array(8).fill(127)]))),
  },
  {
    what: 'HDF5 with a heap of links that is elsewhere',
    bytes: hdf5WithRoot(headerMessage(2, Buffer.from([0, 0, ...address(0), ...address(0)]))),
  },
  { what: 'HDF5 of its signature alone', bytes: good.hdf5.subarray(0, 8) },
  ...hdf5Arrays(),
];

/** Arrays whose messages claim too much. */
function hdf5Arrays(): Hostile[] {
  const float = headerMessage(
    3,
    Buffer.from([0x11, 0x20, 0x1f, 0, 4, 0, 0, 0, 0, 0, 32, 0, 23, 8, 0, 23, 127, 0, 0, 0, 0, 0, 0, 0]),
  );
  const space = (...shape: readonly number[]): Uint8Array =>
    headerMessage(1, Buffer.from([1, shape.length, 0, 0, 0, 0, 0, 0, ...shape.flatMap(address)]));
  const chunked = (tree: number, ...chunk: readonly number[]): Uint8Array =>
    headerMessage(
      8,
      Buffer.from([3, 2, chunk.length + 1, ...address(tree), ...[...chunk, 4].flatMap((n) => address(n).slice(0, 4))]),
    );
  const contiguous = (to: number, length: number): Uint8Array =>
    headerMessage(8, Buffer.from([3, 1, ...address(to), ...address(length)]));
  const filters = (...ids: readonly number[]): Uint8Array =>
    headerMessage(
      11,
      Buffer.from([1, ids.length, 0, 0, 0, 0, 0, 0, ...ids.flatMap((id) => [id & 255, id >> 8, 0, 0, 0, 0, 0, 0])]),
    );
  const array = (what: string, ...messages: readonly Uint8Array[]): Hostile => {
    const body = Buffer.concat(messages);
    const root = hdf5WithRoot(link('x', 512));
    const head = Buffer.alloc(16);
    head[0] = 1;
    head.writeUInt32LE(body.length, 8);
    const file = Buffer.concat([root, Buffer.alloc(512 - root.length), head, body, tree, Buffer.alloc(64)]);
    return { what: `HDF5 array ${what}`, bytes: patched(file, 40, ...address(file.length)) };
  };
  const treeAt = (...messages: readonly Uint8Array[]): number => 512 + 16 + Buffer.concat(messages).length;
  // A node of chunks of one axis that has itself for its only child.
  const node = (level: number, child: number): Uint8Array =>
    Buffer.concat([
      Buffer.from('TREE'),
      Buffer.from([
        1,
        level,
        1,
        0,
        ...new Array(16).fill(255),
        8,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        ...address(0),
        ...address(0),
        ...address(child),
      ]),
    ]);
  let tree: Uint8Array = Buffer.alloc(64);
  const found: Hostile[] = [
    array('of 2⁶⁰ values', space(2 ** 30, 2 ** 30), float, contiguous(0, 2 ** 50)),
    array(
      'of 2⁵² values never written',
      space(2 ** 50),
      float,
      headerMessage(8, Buffer.from([3, 1, ...new Array(16).fill(255)])),
    ),
    array('of 33 axes', space(...new Array(33).fill(1)), float, contiguous(0, 4)),
    array('that reaches beyond the file', space(4096), float, contiguous(16, 16384)),
    array('without a type', space(4), contiguous(0, 16)),
    array('without a layout', space(4), float),
    array('of a layout of version 77', space(4), float, headerMessage(8, Buffer.from([77, 1, 0, 0]))),
    array('that is virtual', space(4), float, headerMessage(8, Buffer.from([4, 3, 0, 0]))),
    array('in chunks of nothing', space(4), float, chunked(0, 0)),
    array('in chunks of another number of axes', space(4), float, chunked(0, 2, 2)),
    array(
      'of an integer of 7 bytes',
      space(4),
      headerMessage(3, Buffer.from([0x10, 8, 0, 0, 7, 0, 0, 0, 0, 0, 56, 0])),
      contiguous(0, 28),
    ),
    array(
      'of a text of no byte',
      space(1e9),
      headerMessage(3, Buffer.from([0x13, 0, 0, 0, 0, 0, 0, 0])),
      contiguous(0, 0),
    ),
    array(
      'of a text of variable length elsewhere',
      space(4),
      headerMessage(3, Buffer.from([0x19, 1, 0, 0, 16, 0, 0, 0])),
      contiguous(0, 64),
    ),
    array(
      'whose index is a fixed array elsewhere',
      space(4),
      float,
      headerMessage(8, Buffer.from([4, 2, 0, 2, 1, 2, 4, 3, 10, ...address(8)])),
    ),
    array(
      'whose index is unknown',
      space(4),
      float,
      headerMessage(8, Buffer.from([4, 2, 0, 2, 1, 2, 4, 9, ...address(8)])),
    ),
  ];
  const messages = [space(64), float, chunked(512, 4)];
  const own = treeAt(...messages);
  tree = node(0, own);
  found.push(array('whose chunk is the tree, packed', space(64), float, chunked(own + 16, 4), filters(1)));
  tree = node(1, own);
  found.push(array('whose tree is its own child', space(64), float, chunked(own, 4)));
  tree = node(0, 1e9);
  found.push(array('whose chunk is elsewhere', space(64), float, chunked(own, 4)));
  tree = node(0, 0);
  found.push(array('whose chunk is smaller than it must be', space(64), float, chunked(own, 4)));
  found.push(array('in chunks of 2³³ bytes', space(64), float, chunked(own, 2 ** 31)));
  return found;
}
