import { crc32 } from '../../../model/crc32';
import { ByteReader } from '../byte-reader';
import { type Origin, tooLargeUnpacked } from '../damage';
import { inflate, largestRatio } from './inflate';

/** What the flags of a member say is in its header (RFC 1952). */
const [headerCrc, extra, name, comment, reserved] = [2, 4, 8, 16, 0xe0];
const signature = '\x1f\x8b\x08';
/** Bytes at the end of a member that tell its size, modulo 2³². */
const sizeLength = 4;

export interface GunzipOptions {
  /** Whether more than the limit is damage. */
  readonly isExact?: boolean;
  /** Whether unpacking ends without a fault where the limit is reached. */
  readonly isPrefix?: boolean;
}

/**
 * Unpacks what gzip packed, all of its members, one after the other. `limit` is the most bytes that may come out. Zero
 * bytes may follow the last member. Throws Faults data-damaged, where a checksum does not fit, too, and
 * data-unpacked-size.
 */
export function gunzip(bytes: Uint8Array, origin: Origin, limit: number, options: GunzipOptions = {}): Uint8Array {
  const { isExact = false, isPrefix = false } = options;
  const reader = new ByteReader(bytes, origin);
  const members: Uint8Array[] = [];
  let length = 0;
  do {
    const member = readMember(reader, limit - length, options);
    // A member may be empty or short, and there may be many: none keeps the room that it was unpacked into.
    if (member.length > 0) members.push(2 * member.length < member.buffer.byteLength ? member.slice() : member);
    length += member.length;
    if (isPrefix && length === limit) break;
    // The members and the whole of them are there at once; what is exact is small.
    if (!isExact && members.length > 1 && 2 * length > limit) throw tooLargeUnpacked(origin, limit);
  } while (!isPadding(bytes, reader.at));
  const [first] = members;
  if (first && members.length === 1) return first;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const member of members) {
    whole.set(member, at);
    at += member.length;
  }
  return whole;
}

/**
 * How many bytes the last member of a file says that it unpacks to; most files have no other. Undefined where it says
 * nothing that can be.
 */
export function declaredSize(bytes: Uint8Array): number | undefined {
  if (bytes.length < sizeLength) return undefined;
  const size = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - sizeLength).getUint32(0, true);
  return size > 0 && size <= largestRatio * bytes.length ? size : undefined;
}

function readMember(reader: ByteReader, limit: number, { isExact, isPrefix }: GunzipOptions): Uint8Array {
  const isFirst = reader.at === 0;
  if (!reader.startsWith(signature)) throw reader.damaged();
  reader.skip(signature.length);
  const flags = reader.u8();
  if ((flags & reserved) !== 0) throw reader.damaged();
  // Time, level and operating system.
  reader.skip(6);
  if (flags & extra) reader.skip(reader.u16());
  if (flags & name) skipText(reader);
  if (flags & comment) skipText(reader);
  if (flags & headerCrc) reader.skip(2);
  const { bytes, end } = inflate(reader.bytes, reader.origin, {
    start: reader.at,
    limit,
    ...(isExact ? { isExact } : isPrefix ? { isPrefix } : isFirst ? firstSize(reader.bytes) : {}),
  });
  if (isPrefix && bytes.length === limit) return bytes;
  reader.seek(end);
  const sum = reader.u32();
  const size = reader.u32();
  if (sum !== crc32(bytes) || size !== bytes.length >>> 0) throw reader.damaged(end);
  return bytes;
}

function firstSize(bytes: Uint8Array): { readonly expected?: number } {
  const expected = declaredSize(bytes);
  return expected === undefined ? {} : { expected };
}

function skipText(reader: ByteReader): void {
  reader.seek(reader.bytes.indexOf(0, reader.at)).skip(1);
}

/** Whether nothing but zeros follows, as on a tape. */
function isPadding(bytes: Uint8Array, at: number): boolean {
  for (let k = at; k < bytes.length; k++) if (bytes[k] !== 0) return false;
  return true;
}
