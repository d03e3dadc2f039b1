import { Fault } from '../../../model/message';
import type { ArrayEntry, ArrayValues } from '../array';
import type { Origin } from '../damage';
import { readNpyHeader } from '../npy/header';
import { npyValues, wholeHeader } from '../npy/read';
import type { Member } from './archive';

const ending = /\.npy$/;
/** Bytes in which any header is, with what comes before its text. */
const headed = 66_000;

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
    return readNpyHeader(member.prefix(headed), origin).shape;
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}

function valuesOf(member: Member, origin: Origin, memoryLimit: number): ArrayValues {
  const bytes = member.bytes(memoryLimit);
  return npyValues(bytes, wholeHeader(bytes, origin), origin, memoryLimit);
}
