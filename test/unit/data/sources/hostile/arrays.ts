import { idx, npy, npyWithHeader, zip } from '../written';
import { behind, bomb, data, good, type Hostile, patched } from './good';

const huge = 2 ** 53;

const npyHeaders = [
  `{'descr': '<f8', 'fortran_order': False, 'shape': (${huge},), }`,
  `{'descr': '<f8', 'fortran_order': False, 'shape': (${huge - 1}, ${huge - 1}), }`,
  `{'descr': '<f8', 'fortran_order': True, 'shape': (4294967296, 4294967296), }`,
  `{'descr': '<U0', 'fortran_order': False, 'shape': (${huge - 1},), }`,
  `{'descr': '|S0', 'fortran_order': False, 'shape': (1000000000,), }`,
  `{'descr': '<U99999999999', 'fortran_order': False, 'shape': (1,), }`,
  `{'descr': '<U536870912', 'fortran_order': False, 'shape': (2,), }`,
  `{'descr': '|V4', 'fortran_order': False, 'shape': (1,), }`,
  `{'descr': '|O', 'fortran_order': False, 'shape': (1,), }`,
  `{'descr': '<f3', 'fortran_order': False, 'shape': (1,), }`,
  `{'descr': '', 'fortran_order': False, 'shape': (1,), }`,
  `{'descr': '<f8', 'fortran_order': Maybe, 'shape': (1,), }`,
  `{'descr': '<f8', 'fortran_order': False, 'shape': (-1,), }`,
  `{'descr': '<f8', 'fortran_order': False, 'shape': (1e9,), }`,
  `{'descr': '<f8', 'fortran_order': False, 'shape': (,,), }`,
  `{'descr': '<f8', 'fortran_order': False, 'shape': (2 3,), }`,
  `{'descr': '<f8', 'fortran_order': False, 'shape': 8, }`,
  `{'descr': '<f8', 'fortran_order': False}`,
  `{'shape': (1,), 'fortran_order': False}`,
  `{'descr': [('a', '<f8'), ('b', 'O')], 'fortran_order': False, 'shape': (1,), }`,
  `{'descr': ('<f8', (3,)), 'fortran_order': False, 'shape': (1,), }`,
  `${'('.repeat(9000)}`,
  `{'descr': '<f8', 'fortran_order': False, 'shape': (${'1,'.repeat(20_000)}), }`,
  '',
  '\0'.repeat(99),
];

export const npyFiles: readonly Hostile[] = [
  ...npyHeaders.map((header, k) => ({ what: `NPY header ${k}`, bytes: npyWithHeader(header, data, 2) })),
  { what: 'NPY of version 4', bytes: patched(good.npy, 6, 4) },
  { what: 'NPY of version 0', bytes: patched(good.npy, 6, 0) },
  { what: 'NPY whose header takes 4 GB', bytes: patched(npyWithHeader('{}', data, 2), 8, 255, 255, 255, 255) },
  { what: 'NPY of a text beyond Unicode', bytes: patched(good.texts, good.texts.length - 4, 255, 255, 255, 127) },
  {
    what: 'NPY of integers beyond 2⁵³',
    bytes: npy({ descr: '<u8', shape: [2], data: new Uint8Array(16).fill(255) }),
  },
];

const bombHead = npyWithHeader(`{'descr': '|u1', 'fortran_order': False, 'shape': (200000000,), }`, new Uint8Array());

export const npzFiles: readonly Hostile[] = [
  { what: 'NPZ with a bomb', bytes: zip([{ name: 'x.npy', data: Buffer.concat([bombHead, bomb]) }]) },
  {
    what: 'NPZ with a bomb that claims to be small',
    bytes: zip([{ name: 'x.npy', data: Buffer.concat([bombHead, bomb]), claims: { size: 100 } }]),
  },
  {
    what: 'NPZ with a member that claims 4 GB',
    bytes: zip([{ name: 'x.npy', data: good.npy, claims: { size: 0xfffffffe } }]),
  },
  {
    what: 'NPZ with a member that claims 8 bytes for its size',
    bytes: zip([{ name: 'x.npy', data: good.npy, claims: { size: 0xffffffff } }]),
  },
  { what: 'NPZ whose member is elsewhere', bytes: zip([{ name: 'x.npy', data: good.npy, claims: { offset: 3 } }]) },
  {
    what: 'NPZ whose member is the directory',
    bytes: zip([{ name: 'x.npy', data: good.npy, claims: { offset: 0xfffffff0 } }]),
  },
  {
    what: 'NPZ whose member reaches beyond',
    bytes: zip([{ name: 'x.npy', data: good.npy, claims: { packed: 0x7fffffff } }]),
  },
  {
    what: 'NPZ with two members of one name',
    bytes: zip([
      { name: 'x.npy', data: good.npy },
      { name: 'x.npy', data: good.npy },
    ]),
  },
  { what: 'NPZ with a password', bytes: zip([{ name: 'x.npy', data: good.npy, flags: 1 }]) },
  { what: 'NPZ with an unknown method', bytes: zip([{ name: 'x.npy', data: good.npy, method: 98 }]) },
  { what: 'NPZ with a wrong checksum', bytes: zip([{ name: 'x.npy', data: good.npy, claims: { crc: 7 } }]) },
  { what: 'NPZ with a member of nothing', bytes: zip([{ name: 'x.npy', data: new Uint8Array() }]) },
  { what: 'NPZ with a member that is no array', bytes: zip([{ name: 'x.npy', data: Buffer.from('hello') }]) },
  { what: 'NPZ of nothing', bytes: zip([]) },
  { what: 'NPZ without its end', bytes: good.npz.subarray(0, -22) },
  { what: 'NPZ whose end counts 65535 members', bytes: behind(good.npz, 'PK\x05\x06', 10, 255, 255) },
  { what: 'NPZ whose directory is beyond', bytes: behind(good.npz, 'PK\x05\x06', 16, 255, 255, 255, 127) },
  { what: 'NPZ whose directory is the file', bytes: behind(good.npz, 'PK\x05\x06', 16, 0, 0, 0, 0) },
  { what: 'NPZ whose name is long', bytes: behind(good.npz, 'PK\x01\x02', 28, 255, 255) },
  { what: 'NPZ whose extra field is long', bytes: behind(good.npz, 'PK\x01\x02', 30, 255, 255) },
  { what: 'NPZ in an NPZ', bytes: zip([{ name: 'x.npy', data: good.npz }]) },
];

export const idxFiles: readonly Hostile[] = [
  { what: 'IDX of 2³² images', bytes: patched(good.idx, 4, 255, 255, 255, 255) },
  { what: 'IDX of 2⁹⁶ values', bytes: patched(good.idx, 4, ...new Array(12).fill(255)) },
  { what: 'IDX of 2²⁵⁶ values', bytes: idx(8, new Array(8).fill(0xffffffff), data) },
  { what: 'IDX of no axis', bytes: patched(good.idx, 3, 0) },
  { what: 'IDX of 9 axes', bytes: idx(8, new Array(9).fill(1), Uint8Array.of(1)) },
  { what: 'IDX of an unknown type', bytes: patched(good.idx, 2, 10) },
  { what: 'IDX of wider values', bytes: patched(good.idx, 2, 14) },
  { what: 'IDX with a byte more', bytes: Buffer.concat([good.idx, Uint8Array.of(0)]) },
  { what: 'IDX with a byte less', bytes: good.idx.subarray(0, -1) },
  { what: 'IDX of its head alone', bytes: good.idx.subarray(0, 4) },
];
