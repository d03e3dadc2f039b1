import { Fault } from '../../../model/message';
import { MemoryBudget } from '../../memory';
import { type ArrayEntry, type ArrayValues, elementCount } from '../array';
import { damaged, type Origin, tooLargeUnpacked } from '../damage';
import { headerEnd, headerStart, type NpyHeader, readNpyHeader } from '../npy/header';
import { npyValues, wholeHeader } from '../npy/read';
import type { Member } from './archive';

const ending = /\.npy$/;

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
        read: (memory = new MemoryBudget(memoryLimit)) => valuesOf(member, origin, memory),
      };
    });
}

function shapeOf(member: Member, origin: Origin): readonly number[] | undefined {
  try {
    return headerOf(member, origin).shape;
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}

/** The header of an array, of which no more than that is unpacked. */
function headerOf(member: Member, origin: Origin): NpyHeader {
  const end = headerEnd(member.prefix(headerStart), origin);
  return readNpyHeader(member.prefix(end), origin);
}

/** What a member unpacks to is what its header says, and nothing else: that is checked before it is unpacked. */
function valuesOf(member: Member, origin: Origin, memory: MemoryBudget): ArrayValues {
  const { size } = member;
  const { start, shape, type } = headerOf(member, origin);
  const wanted = start + elementCount(shape) * type.size;
  if (wanted !== size) throw damaged(origin, Math.min(wanted, size));
  if (size > memory.left) throw tooLargeUnpacked(origin, memory.left);
  memory.hold(size);
  const bytes = member.bytes();
  const values = npyValues(bytes, wholeHeader(bytes, origin), origin, memory);
  // Values that are copies leave the bytes they were made of.
  if (!('buffer' in values && values.buffer === bytes.buffer)) memory.release(size);
  return values;
}
