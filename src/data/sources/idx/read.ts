import { MemoryBudget } from '../../memory';
import { type ArrayEntry, type ArrayValues, elementCount } from '../array';
import { ByteReader } from '../byte-reader';
import { damaged } from '../damage';
import { decodeElements, type ElementType } from '../elements';

/** The types of IDX by their codes; numbers are big-endian. */
const types: Readonly<Record<number, Omit<ElementType, 'isBigEndian'>>> = {
  8: { kind: 'unsigned', size: 1 },
  9: { kind: 'signed', size: 1 },
  11: { kind: 'signed', size: 2 },
  12: { kind: 'signed', size: 4 },
  13: { kind: 'float', size: 4 },
  14: { kind: 'float', size: 8 },
};
const mostAxes = 8;

/** Whether bytes begin like an IDX file: two zeros, the type of its values, the number of its axes. */
export function isIdx([first, second, type = 0, axes = 0]: Uint8Array): boolean {
  return first === 0 && second === 0 && type in types && axes >= 1 && axes <= mostAxes;
}

/** The lengths of the axes that a file of IDX begins with. */
export function idxShape(bytes: Uint8Array): readonly number[] {
  const reader = new ByteReader(bytes, { file: '', format: 'IDX' }, 3);
  return Array.from({ length: reader.u8() }, () => reader.u32BigEndian());
}

/** The array of an IDX file, MNIST's format. Throws Fault data-damaged where its size is not the one that it says. */
export function readIdx(file: string, bytes: Uint8Array, memoryLimit: number): ArrayEntry {
  const origin = { file, format: 'IDX' };
  const reader = new ByteReader(bytes, origin, 2);
  const type = types[reader.u8()];
  const axes = reader.u8();
  if (!type || axes === 0 || axes > mostAxes) throw damaged(origin, 2);
  const shape = Array.from({ length: axes }, () => reader.u32BigEndian());
  const start = reader.at;
  const count = elementCount(shape);
  if (count * type.size !== bytes.length - start) throw damaged(origin, Math.min(bytes.length, start + count));
  const elements = { ...type, isBigEndian: true };
  const read = (memory = new MemoryBudget(memoryLimit)): ArrayValues =>
    decodeElements(bytes.subarray(start), elements, count, origin, memory);
  return { name: '', shape, read };
}
