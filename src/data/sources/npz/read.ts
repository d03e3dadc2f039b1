import { Fault } from '../../../model/message';
import { type ArrayEntry, type ArrayValues, elementCount } from '../array';
import { damaged, type Origin } from '../damage';
import { longestHeader, readNpyHeader } from '../npy/header';
import { npyValues } from '../npy/read';
import type { Member } from './archive';

const ending = /\.npy$/;
/** Bytes before the text of a header. */
const preamble = 12;

/**
 * The arrays of an archive that NumPy saved; other members are left out. An array that cannot be read, such as one of
 * Python objects, is a Fault only when it is read, for others may be wanted.
 */
export function readNpz(file: string, members: readonly Member[], memoryLimit: number): readonly ArrayEntry[] {
  const origin = { file, format: 'NPZ' };
  return members
    .filter(({ name }) => ending.test(name))
    .map((member) => {
      const shape = shapeOf(member, origin);
      return {
        name: member.name.replace(ending, ''),
        ...(shape && { shape }),
        read: () => valuesOf(member, origin, memoryLimit),
      };
    });
}

function shapeOf(member: Member, origin: Origin): readonly number[] | undefined {
  try {
    return readNpyHeader(member.prefix(preamble + longestHeader), origin).shape;
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}

function valuesOf(member: Member, origin: Origin, memoryLimit: number): ArrayValues {
  const bytes = member.bytes(memoryLimit);
  const header = readNpyHeader(bytes, origin);
  const size = elementCount(header.shape) * header.type.size;
  if (!(size <= bytes.length - header.start)) throw damaged(origin, bytes.length);
  return npyValues(bytes, header, origin, memoryLimit);
}
