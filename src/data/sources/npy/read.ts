import { MemoryBudget } from '../../memory';
import { type ArrayEntry, type ArrayValues, elementCount } from '../array';
import { damaged, type Origin } from '../damage';
import { decodeElements } from '../elements';
import { cOrdered } from './fortran-order';
import { type NpyHeader, readNpyHeader } from './header';

/** The array of an NPY file. Throws the Faults of `readNpyHeader`. */
export function readNpy(file: string, bytes: Uint8Array, memoryLimit: number): ArrayEntry {
  const origin = { file, format: 'NPY' };
  const header = wholeHeader(bytes, origin);
  const read = (memory = new MemoryBudget(memoryLimit)): ArrayValues => npyValues(bytes, header, origin, memory);
  return { name: '', shape: header.shape, read };
}

/** The header of an array whose elements are all there. Throws Fault data-damaged where they are not, and those of `readNpyHeader`. */
export function wholeHeader(bytes: Uint8Array, origin: Origin): NpyHeader {
  const header = readNpyHeader(bytes, origin);
  const { shape, type, start } = header;
  if (!(elementCount(shape) * type.size <= bytes.length - start)) throw damaged(origin, bytes.length);
  return header;
}

/** The values behind a header, in C order, which `memory` holds. Throws the Faults of `decodeElements`. */
export function npyValues(
  bytes: Uint8Array,
  { type, shape, isFortran, start }: NpyHeader,
  origin: Origin,
  memory: MemoryBudget,
): ArrayValues {
  const count = elementCount(shape);
  const values = decodeElements(bytes.subarray(start), type, count, origin, memory);
  return isFortran ? memory.during(count * type.size, () => cOrdered(values, shape)) : values;
}
