import { Fault, message } from '../../../model/message';
import type { FileContent } from '../../file-bytes';
import { MemoryBudget } from '../../memory';
import { type ArrayEntry, type ArrayValues, elementCount } from '../array';
import { damaged } from '../damage';
import { decodeElements } from '../elements';
import { cursorAt, type Hdf5Format } from './cursor';
import { readDataspace } from './dataspace';
import { readDatatype } from './datatype';
import { type Filter, readFilters } from './filters';
import { isGroup, readLinks } from './groups';
import { readLayout } from './layout';
import { type HeaderMessage, messageKind, readObjectHeader } from './object-header';
import { readSuperblock } from './superblock';
import { elementBytes } from './values';
import { variableTexts } from './variable-texts';

/** More arrays than a file of examples has. */
const mostArrays = 10_000;

/**
 * The arrays of an HDF5 file, by their paths without the first `/`; groups that lead back are entered once. What is
 * wrong with an array is a Fault only when it is read. Throws Faults data-damaged, data-hdf5-storage, data-hdf5-many.
 */
export function readHdf5(
  file: string,
  content: FileContent,
  start: number,
  memoryLimit: number,
): readonly ArrayEntry[] {
  const { format, root } = readSuperblock(content, start, { file, format: 'HDF5' });
  const arrays: ArrayEntry[] = [];
  const groups: { readonly path: string; readonly address: number }[] = [{ path: '', address: root }];
  const seen = new Set<number>([root]);
  const visited = new Set<number>();
  let links = 0;
  for (const { path, address } of groups) {
    const messages = readObjectHeader(format, address);
    if (!isGroup(messages)) throw cursorAt(format, address).damaged();
    const visit = (at: number): void => {
      if (visited.has(at)) throw damaged(format.origin, format.base + at);
      visited.add(at);
    };
    for (const link of readLinks(format, messages, visit)) {
      if (++links > mostArrays) throw new Fault(message('data-hdf5-many', { limit: mostArrays }), { file });
      const name = `${path}${link.name}`;
      if (link.address === undefined) {
        arrays.push({ name, read: () => refuseLink(file, name) });
        continue;
      }
      const member = headerOf(format, link.address);
      if (!member || !isGroup(member)) arrays.push(arrayOf(format, name, link.address, member, memoryLimit));
      else if (!seen.has(link.address)) {
        seen.add(link.address);
        groups.push({ path: `${name}/`, address: link.address });
      }
    }
  }
  return arrays;
}

function refuseLink(file: string, name: string): never {
  throw new Fault(message('data-hdf5-link', { name }), { file });
}

/** The messages of a member; undefined where they cannot be read, which its array will say. */
function headerOf(format: Hdf5Format, address: number): readonly HeaderMessage[] | undefined {
  return orNothing(() => readObjectHeader(format, address));
}

function arrayOf(
  format: Hdf5Format,
  name: string,
  address: number,
  messages: readonly HeaderMessage[] | undefined,
  memoryLimit: number,
): ArrayEntry {
  const shape = messages && orNothing(() => shapeOf(format, messages));
  const read = (memory = new MemoryBudget(memoryLimit)): ArrayValues =>
    valuesOf(format, messages ?? readObjectHeader(format, address), memory);
  return { name, ...(shape ? { shape } : {}), read };
}

function orNothing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}

function shapeOf(format: Hdf5Format, messages: readonly HeaderMessage[]): readonly number[] {
  return readDataspace(needed(format, messages, messageKind.dataspace).open());
}

function valuesOf(format: Hdf5Format, messages: readonly HeaderMessage[], memory: MemoryBudget): ArrayValues {
  const { origin } = format;
  const shape = shapeOf(format, messages);
  const type = readDatatype(needed(format, messages, messageKind.datatype).open());
  const layout = readLayout(needed(format, messages, messageKind.layout).open());
  const filtered = messages.find(({ kind }) => kind === messageKind.filters);
  const filters: readonly Filter[] = filtered ? readFilters(filtered.open()) : [];
  const bytes = elementBytes(format, layout, filters, shape, type.size, memory);
  const count = elementCount(shape);
  if (type.kind === 'variable') return variableTexts(format, bytes, count, memory);
  return decodeElements(bytes, type, count, origin, memory);
}

/** The message of a kind. Throws Fault data-hdf5-storage where it is in another object. */
function needed({ origin }: Hdf5Format, messages: readonly HeaderMessage[], kind: number): HeaderMessage {
  const found = messages.find((each) => each.kind === kind);
  if (!found) throw damaged(origin, 0);
  if (found.isShared) throw new Fault(message('data-hdf5-storage'), { file: origin.file });
  return found;
}
