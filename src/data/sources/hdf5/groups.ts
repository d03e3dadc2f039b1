import { decodeUtf8 } from '../../../model/utf8';
import { bytesIn, cursorAt, type Hdf5Cursor, type Hdf5Format } from './cursor';
import { denseLinks } from './dense-links';
import { type HeaderMessage, messageKind } from './object-header';

/** A member of a group. */
export interface Link {
  readonly name: string;
  /** The address of its object's header; undefined for a link to another place or another file. */
  readonly address: number | undefined;
}

/** Bytes of a symbol behind the address of its object: cache, and what is cached. */
const cacheLength = 24;
const symbolicLink = 1;

/** The members of a group, from its header's messages; `visit` is called for each node, to bound how many there are. */
export function readLinks(format: Hdf5Format, messages: readonly HeaderMessage[], visit: (at: number) => void): Link[] {
  return messages.flatMap((message): Link[] => {
    const cursor = message.open();
    switch (message.kind) {
      case messageKind.symbolTable:
        return symbolTable(format, cursor.neededAddress(), cursor.neededAddress(), visit);
      case messageKind.link:
        return [readLink(cursor)];
      case messageKind.linkInfo:
        return denseLinks(format, cursor, visit).map(readLink);
      default:
        return [];
    }
  });
}

/** Whether an object is a group. */
export function isGroup(messages: readonly HeaderMessage[]): boolean {
  const kinds: readonly number[] = [messageKind.symbolTable, messageKind.link, messageKind.linkInfo];
  return messages.some(({ kind }) => kinds.includes(kind));
}

/** A group of old files: a tree of nodes with symbols, whose names are in a heap. */
function symbolTable(format: Hdf5Format, tree: number, heap: number, visit: (at: number) => void): Link[] {
  const names = heapData(format, heap);
  const links: Link[] = [];
  const nodes: { readonly address: number; readonly level: number | undefined }[] = [
    { address: tree, level: undefined },
  ];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    visit(node.address);
    const cursor = cursorAt(format, node.address);
    cursor.expect('TREE');
    cursor.expectByte(0);
    const level = cursor.u8();
    // Each level is one lower, so that no path leads back.
    if (node.level !== undefined && level !== node.level - 1) throw cursor.damaged();
    const count = cursor.u16();
    cursor.address();
    cursor.address();
    for (let k = 0; k < count; k++) {
      cursor.length();
      const child = cursor.neededAddress();
      if (level > 0) nodes.push({ address: child, level });
      else links.push(...symbols(format, child, names, visit));
    }
  }
  return links;
}

/** The names of a group, each of which ends with a zero. */
function heapData(format: Hdf5Format, address: number): Uint8Array {
  const cursor = cursorAt(format, address);
  cursor.expect('HEAP');
  cursor.expectByte(0);
  cursor.skip(3);
  const size = cursor.length();
  cursor.length();
  return bytesIn(format, format.base + cursor.neededAddress(), size);
}

function symbols(format: Hdf5Format, address: number, names: Uint8Array, visit: (at: number) => void): Link[] {
  visit(address);
  const cursor = cursorAt(format, address);
  cursor.expect('SNOD');
  cursor.expectByte(1);
  cursor.skip(1);
  return Array.from({ length: cursor.u16() }, () => {
    const nameAt = cursor.unsigned(format.addressSize);
    const object = cursor.address();
    const cache = cursor.u32();
    cursor.skip(cacheLength - 4);
    const end = names.indexOf(0, nameAt);
    if (end === -1) throw cursor.damaged();
    const name = textOf(cursor, names.subarray(nameAt, end));
    return { name, address: cache === symbolicLink + 1 ? undefined : object };
  });
}

function readLink(cursor: Hdf5Cursor): Link {
  cursor.expectByte(1);
  const flags = cursor.u8();
  const type = flags & 8 ? cursor.u8() : 0;
  if (flags & 4) cursor.skip(8);
  if (flags & 16) cursor.skip(1);
  const name = textOf(cursor, cursor.take(cursor.unsigned(1 << (flags & 3))));
  return { name, address: type === 0 ? cursor.neededAddress() : undefined };
}

function textOf(cursor: Hdf5Cursor, bytes: Uint8Array): string {
  const decoded = decodeUtf8(bytes);
  if ('invalidAt' in decoded) throw cursor.damaged();
  return decoded.text;
}
