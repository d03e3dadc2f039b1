import assert from 'node:assert/strict';
import { readHdf5 } from '../../../../../src/data/sources/hdf5/read';
import { assertDamaged, faultOf } from '../opened';

const zeros = (count: number): readonly number[] => new Array<number>(count).fill(0);
const text = (value: string): readonly number[] => [...Buffer.from(value)];
const word = (value: number): readonly number[] => [value & 255, (value >> 8) & 255];
type Message = readonly [kind: number, content: readonly number[], flags?: number];

/** The header of an object. */
function header(...messages: readonly Message[]): readonly number[] {
  const content = messages.flatMap(([kind, bytes, flags = 0]) => [kind, ...word(bytes.length), flags, ...bytes]);
  return [...text('OHDR'), 2, 1, ...word(content.length), ...content];
}
const link = (name: string, address: number): Message => [6, [1, 0, name.length, ...text(name), ...word(address)]];
const elsewhere = (name: string): Message => [6, [1, 8, 1, name.length, ...text(name)]];
const group: Message = [2, [0, 0, 255, 255, 255, 255]];
const shape = (...lengths: readonly number[]): Message => [1, [2, lengths.length, 0, 1, ...lengths.flatMap(word)]];
const bytes: Message = [3, [0x10, 0, 0, 0, 1, 0, 0, 0]];
const compact = (...values: readonly number[]): Message => [8, [3, 0, ...word(values.length), ...values]];

/** A file with objects at these addresses, of which the root is at 40; addresses and lengths have 2 bytes. */
function read(objects: Readonly<Record<number, readonly number[]>>, length = 600) {
  const file = new Uint8Array(length);
  file.set([0x89, ...text('HDF\r\n'), 0x1a, 10, 2, 2, 2, 0, 0, 0, 255, 255, ...word(length), 40, 0]);
  for (const [at, object] of Object.entries(objects)) file.set(object, Number(at));
  return readHdf5('a.h5', file, 0, 1e6);
}
const listed = (objects: Readonly<Record<number, readonly number[]>>) =>
  read(objects).map(({ name, shape: axes, read: values }) => [name, axes, [...values()]]);
const array = header(shape(3), bytes, compact(7, 8, 9));

describe('an HDF5 file', () => {
  it('has arrays by their paths', () => {
    const objects = { 40: header(link('x', 100), link('g', 200)), 100: array, 200: header(link('y', 100), group) };
    assert.deepEqual(listed(objects), [
      ['x', [3], [7, 8, 9]],
      ['g/y', [3], [7, 8, 9]],
    ]);
    assert.deepEqual(read({ 40: header(group) }), []);
  });

  it('has a group at its root', () => {
    assert.equal(faultOf(() => read({ 40: array })).detail.args.at, 41);
  });

  it('enters each group once, whatever leads back', () => {
    const objects = {
      40: header(link('g', 200), link('h', 200), link('root', 40)),
      100: array,
      200: header(link('me', 200), link('x', 100)),
    };
    assert.deepEqual(
      read(objects).map(({ name }) => name),
      ['g/x'],
    );
  });

  it('says what is wrong with an array where it is read', () => {
    const only = (object: readonly number[]) => {
      const [entry] = read({ 40: header(link('x', 100)), 100: object });
      const { detail, place } = faultOf(() => entry?.read());
      return [entry?.shape, detail.code, detail.args.at, place?.file];
    };
    assert.deepEqual(only(text('nothing')), [undefined, 'data-damaged', 101, 'a.h5']);
    assert.deepEqual(only(header(bytes, compact(7))), [undefined, 'data-damaged', 1, 'a.h5']);
    assert.deepEqual(only(header(shape(1), compact(7))), [[1], 'data-damaged', 1, 'a.h5']);
    assert.deepEqual(only(header([1, [], 2], bytes, compact(7))).slice(0, 2), [undefined, 'data-hdf5-storage']);
    assert.deepEqual(only(header(shape(1), [3, [], 2], compact(7))).slice(0, 2), [[1], 'data-hdf5-storage']);
    const [outside] = read({ 40: header(elsewhere('far')) });
    assert.deepEqual(faultOf(() => outside?.read()).detail.args, { name: 'far' });
    assert.equal(read({ 40: header(link('x', 5000)) })[0]?.shape, undefined);
  });

  it('has no node twice', () => {
    const table: Message = [0x11, [...word(300), ...word(500)]];
    const tree = [...text('TREE'), 0, 0, 0, 0, 255, 255, 255, 255];
    const heap = [...text('HEAP'), 0, 0, 0, 0, 8, 0, 0, 0, ...word(520)];
    const objects = { 300: tree, 500: heap };
    assert.deepEqual(read({ ...objects, 40: header(table) }), []);
    assert.equal(faultOf(() => read({ ...objects, 40: header(table, table) })).detail.args.at, 301);
  });

  it('has at most 10000 arrays', () => {
    const content = (count: number) => new Array<number[]>(count).fill([6, 5, 0, 0, 1, 8, 1, 1, 120]).flat();
    const large = (count: number) => {
      const links = content(count);
      const head = [...text('OHDR'), 2, 2, ...word(links.length & 0xffff), links.length >> 16, 0, ...links];
      return readHdf5('a.h5', longFile(head), 0, 1e6);
    };
    assert.equal(large(10_000).length, 10_000);
    const { detail } = faultOf(() => large(10_001));
    assert.deepEqual([detail.code, detail.args], ['data-hdf5-many', { limit: 10_000 }]);
  });

  it('is damaged where a header reaches beyond it', () => {
    assertDamaged(() => read({ 40: [...text('OHDR'), 2, 1, ...word(600), ...zeros(9)] }));
  });
});

/** A file whose root is at 40, with addresses of 4 bytes. */
function longFile(root: readonly number[]): Uint8Array {
  const file = new Uint8Array(60 + root.length);
  const end = [file.length & 255, (file.length >> 8) & 255, file.length >> 16, 0];
  file.set([0x89, ...text('HDF\r\n'), 0x1a, 10, 2, 4, 2, 0, 0, 0, 0, 0, 255, 255, 255, 255, ...end, 40, 0, 0, 0]);
  file.set(root, 40);
  return file;
}
