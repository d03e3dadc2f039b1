import { crc32 } from '../../../model/crc32';
import { Fault, message } from '../../../model/message';
import { decodeUtf8 } from '../../../model/utf8';
import { bytesAt, type FileContent, sizeOf } from '../../file-bytes';
import { ByteReader, startsWith } from '../byte-reader';
import { damaged, type Origin } from '../damage';
import { inflate } from '../deflate/inflate';

/** A file in a ZIP archive. */
export interface Member {
  readonly name: string;
  /** Its number of bytes, as the directory says. */
  readonly size: number;
  /** Its first bytes, `count` at the most, unchecked. */
  prefix(count: number): Uint8Array;
  /** All of its bytes, of which there are `size`. Throws Fault data-damaged, where its checksum does not fit, too. */
  bytes(): Uint8Array;
}

const endSignature = 'PK\x05\x06';
const entrySignature = 'PK\x01\x02';
const localSignature = 'PK\x03\x04';
/** The end of an archive, and the longest comment behind it. */
const endLength = 22;
const longestComment = 65_535;
/** What is in place of a number that needs 8 bytes, and the extra field that has it. */
const wide = 0xffffffff;
const wideField = 1;

const stored = 0;
const deflated = 8;

/** Bytes of what comes before a member, without its name and fields. */
const localLength = 30;
/** The longest block of packed bytes that is unpacked at once, with what comes before it. */
const storedBlock = 65_600;

/**
 * The members of a ZIP archive, in the order of its directory. Throws Faults data-damaged, data-archive-twice (two
 * members of one name), data-archive-locked (a password).
 */
export function readArchive(content: FileContent, origin: Origin): readonly Member[] {
  const { count, start, end } = readEnd(content, origin);
  if (start > end) throw damaged(origin, start);
  const reader = new ByteReader(bytesAt(content, start, end), { ...origin, begin: start });
  const members: Member[] = [];
  const names = new Set<string>();
  // Each entry takes bytes, so that the count of entries need not be believed.
  for (let k = 0; k < count; k++) {
    const member = readEntry(reader, content, origin);
    if (names.has(member.name))
      throw new Fault(message('data-archive-twice', { name: member.name }), { file: origin.file });
    names.add(member.name);
    members.push(member);
  }
  return members;
}

/** The number of entries in the directory, where it begins, and where it ends at the latest. */
function readEnd(
  content: FileContent,
  origin: Origin,
): { readonly count: number; readonly start: number; readonly end: number } {
  const size = sizeOf(content);
  const begin = Math.max(0, size - endLength - longestComment);
  const bytes = bytesAt(content, begin, size);
  let at = bytes.length - endLength;
  while (at >= 0 && !startsWith(bytes, endSignature, at)) at--;
  if (at < 0) throw damaged(origin, size);
  const reader = new ByteReader(bytes, { ...origin, begin }, at);
  reader.skip(10);
  const count = reader.u16();
  reader.skip(4);
  return { count, start: reader.u32(), end: begin + at };
}

function readEntry(reader: ByteReader, content: FileContent, origin: Origin): Member {
  const at = (reader.origin.begin ?? 0) + reader.at;
  if (!reader.startsWith(entrySignature)) throw reader.damaged();
  reader.skip(8);
  const flags = reader.u16();
  const method = reader.u16();
  reader.skip(4);
  const sum = reader.u32();
  const [packedSize, size] = [reader.u32(), reader.u32()];
  const [nameLength, extraLength, commentLength] = [reader.u16(), reader.u16(), reader.u16()];
  reader.skip(8);
  const sizes = { packed: packedSize, size, offset: reader.u32() };
  const decoded = decodeUtf8(reader.take(nameLength));
  // Old archives name files in the character sets of their machines.
  const name = 'text' in decoded ? decoded.text : `${at}`;
  readWideSizes(new ByteReader(reader.take(extraLength), origin), sizes);
  reader.skip(commentLength);
  if (flags & 1) throw new Fault(message('data-archive-locked'), { file: origin.file });
  const packed = (most: number): Uint8Array => packedBytes(content, origin, sizes, most);
  const unpacked = (limit: number, isPrefix: boolean): Uint8Array => {
    if (method === stored) return packed(isPrefix ? limit : sizes.packed);
    if (method !== deflated) throw new Fault(message('data-archive-method', { name, method }), { file: origin.file });
    // A byte is packed in two at the most.
    const most = isPrefix ? 2 * limit + storedBlock : sizes.packed;
    return inflate(packed(most), { ...origin, begin: sizes.offset }, { limit, isPrefix, isExact: !isPrefix }).bytes;
  };
  return {
    name,
    size: sizes.size,
    prefix: (length) => unpacked(length, true),
    bytes: () => {
      const whole = unpacked(sizes.size, false);
      if (whole.length !== sizes.size || crc32(whole) !== sum) throw damaged(origin, sizes.offset);
      return whole;
    },
  };
}

interface Sizes {
  packed: number;
  size: number;
  offset: number;
}

/** Sizes of 8 bytes (ZIP64), in the order in which the entry lacks them. */
function readWideSizes(fields: ByteReader, sizes: Sizes): void {
  while (fields.left >= 4) {
    const id = fields.u16();
    const field = new ByteReader(fields.take(fields.u16()), fields.origin);
    if (id !== wideField) continue;
    if (sizes.size === wide) sizes.size = field.unsigned(8);
    if (sizes.packed === wide) sizes.packed = field.unsigned(8);
    if (sizes.offset === wide) sizes.offset = field.unsigned(8);
  }
}

/** The first bytes of a member as they are packed, `most` at the most. */
function packedBytes(
  content: FileContent,
  origin: Origin,
  { packed, offset }: Pick<Sizes, 'packed' | 'offset'>,
  most: number,
): Uint8Array {
  const size = sizeOf(content);
  if (offset > size) throw damaged(origin, offset);
  const local = new ByteReader(bytesAt(content, offset, offset + localLength), { ...origin, begin: offset });
  if (!local.startsWith(localSignature)) throw local.damaged();
  local.skip(26);
  const start = offset + localLength + local.u16() + local.u16();
  if (start + packed > size) throw damaged(origin, size);
  return bytesAt(content, start, start + Math.min(packed, most));
}
