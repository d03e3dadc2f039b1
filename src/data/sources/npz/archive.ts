import { crc32 } from '../../../model/crc32';
import { Fault, message } from '../../../model/message';
import { decodeUtf8 } from '../../../model/utf8';
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

/**
 * The members of a ZIP archive, in the order of its directory. Throws Faults data-damaged, data-archive-twice (two
 * members of one name), data-archive-locked (a password).
 */
export function readArchive(bytes: Uint8Array, origin: Origin): readonly Member[] {
  const reader = new ByteReader(bytes, origin).seek(endOf(bytes, origin));
  reader.skip(10);
  const count = reader.u16();
  reader.skip(4);
  const start = reader.u32();
  reader.seek(start);
  const members: Member[] = [];
  const names = new Set<string>();
  // Each entry takes bytes, so that the count of entries need not be believed.
  for (let k = 0; k < count; k++) {
    const member = readEntry(reader, origin);
    if (names.has(member.name))
      throw new Fault(message('data-archive-twice', { name: member.name }), { file: origin.file });
    names.add(member.name);
    members.push(member);
  }
  return members;
}

function endOf(bytes: Uint8Array, origin: Origin): number {
  const least = Math.max(0, bytes.length - endLength - longestComment);
  for (let at = bytes.length - endLength; at >= least; at--) if (startsWith(bytes, endSignature, at)) return at;
  throw damaged(origin, bytes.length);
}

function readEntry(reader: ByteReader, origin: Origin): Member {
  const at = reader.at;
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
  const packed = (): Uint8Array => packedBytes(reader, sizes.offset, sizes.packed);
  const unpacked = (limit: number, isPrefix: boolean): Uint8Array => {
    if (method === stored) return isPrefix ? packed().subarray(0, limit) : packed();
    if (method !== deflated) throw new Fault(message('data-archive-method', { name, method }), { file: origin.file });
    return inflate(packed(), { ...origin, begin: sizes.offset }, { limit, isPrefix, isExact: !isPrefix }).bytes;
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

/** Sizes of 8 bytes (ZIP64), in the order in which the entry lacks them. */
function readWideSizes(fields: ByteReader, sizes: { packed: number; size: number; offset: number }): void {
  while (fields.left >= 4) {
    const id = fields.u16();
    const field = new ByteReader(fields.take(fields.u16()), fields.origin);
    if (id !== wideField) continue;
    if (sizes.size === wide) sizes.size = field.unsigned(8);
    if (sizes.packed === wide) sizes.packed = field.unsigned(8);
    if (sizes.offset === wide) sizes.offset = field.unsigned(8);
  }
}

function packedBytes({ bytes, origin }: ByteReader, offset: number, size: number): Uint8Array {
  const local = new ByteReader(bytes, origin).seek(offset);
  if (!local.startsWith(localSignature)) throw local.damaged();
  local.skip(26);
  const [nameLength, extraLength] = [local.u16(), local.u16()];
  local.skip(nameLength + extraLength);
  return local.take(size);
}
