import { sizeOf } from '../../file-bytes';
import { damaged } from '../damage';
import { bytesIn, cursorAt, Hdf5Cursor, type Hdf5Format } from './cursor';

/** The kinds of messages in an object's header that reading needs. */
export const messageKind = {
  dataspace: 0x01,
  linkInfo: 0x02,
  datatype: 0x03,
  link: 0x06,
  layout: 0x08,
  filters: 0x0b,
  continuation: 0x10,
  symbolTable: 0x11,
} as const;

export interface HeaderMessage {
  readonly kind: number;
  /** Whether it only says where the message is. */
  readonly isShared: boolean;
  /** A cursor over its bytes alone. */
  open(): Hdf5Cursor;
}

const sharedFlag = 2;

interface Block {
  /** Where it is in the file. */
  readonly at: number;
  readonly length: number;
}

interface FirstBlock {
  readonly block: Block;
  /** Bytes before each message. */
  readonly headLength: number;
}

/** The messages of the object whose header is at an address. */
export function readObjectHeader(format: Hdf5Format, address: number): readonly HeaderMessage[] {
  const cursor = cursorAt(format, address);
  const isNew = cursor.startsWith('OHDR');
  const first = isNew ? newHeader(cursor) : oldHeader(cursor);
  const messages: HeaderMessage[] = [];
  const blocks: Block[] = [first.block];
  let left = sizeOf(format.content);
  for (const block of blocks) {
    // Blocks that continue in themselves, or in each other, would never end: together they are longer than the file.
    left -= block.length;
    if (left < 0) throw damaged(format.origin, block.at);
    readBlock(format, block, isNew, first.headLength, messages, blocks);
  }
  return messages;
}

function oldHeader(cursor: Hdf5Cursor): FirstBlock {
  cursor.expectByte(1);
  // The number of messages is believed to the bytes instead; a count of links follows.
  cursor.skip(7);
  const length = cursor.u32();
  cursor.skip(4);
  return { block: { at: cursor.place, length }, headLength: 8 };
}

function newHeader(cursor: Hdf5Cursor): FirstBlock {
  cursor.expect('OHDR');
  cursor.expectByte(2);
  const flags = cursor.u8();
  if (flags & 0x20) cursor.skip(16);
  if (flags & 0x10) cursor.skip(4);
  const length = cursor.unsigned(1 << (flags & 3));
  // The order in which messages were made.
  return { block: { at: cursor.place, length }, headLength: flags & 4 ? 6 : 4 };
}

function readBlock(
  format: Hdf5Format,
  { at, length }: Block,
  isNew: boolean,
  headLength: number,
  messages: HeaderMessage[],
  blocks: Block[],
): void {
  const cursor = new Hdf5Cursor(format, bytesIn(format, at, length));
  while (cursor.left >= headLength) {
    const kind = isNew ? cursor.u8() : cursor.u16();
    const size = cursor.u16();
    const flags = cursor.u8();
    cursor.skip(headLength - (isNew ? 4 : 5));
    const bytes = cursor.take(size);
    const message = { kind, isShared: (flags & sharedFlag) !== 0, open: () => new Hdf5Cursor(format, bytes) };
    if (kind === messageKind.continuation) blocks.push(continuation(format, message.open(), isNew));
    else messages.push(message);
  }
}

function continuation(format: Hdf5Format, message: Hdf5Cursor, isNew: boolean): Block {
  const address = message.neededAddress();
  const length = message.length();
  if (!isNew) return { at: format.base + address, length };
  const cursor = cursorAt(format, address);
  cursor.expect('OCHK');
  // Between the signature and the checksum.
  if (length < 8) throw cursor.damaged();
  return { at: cursor.place, length: length - 8 };
}
