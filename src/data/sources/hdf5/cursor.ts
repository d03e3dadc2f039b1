import { bytesAt, type FileContent, sizeOf } from '../../file-bytes';
import { ByteReader } from '../byte-reader';
import { damaged, type Origin } from '../damage';

/** How an HDF5 file writes addresses and lengths. */
export interface Hdf5Format {
  readonly content: FileContent;
  readonly origin: Origin;
  /** What addresses count from. */
  readonly base: number;
  /** Bytes of an address. */
  readonly addressSize: number;
  /** Bytes of a length. */
  readonly lengthSize: number;
}

/** Bytes that a cursor at an address of a stored file can read: more than the nodes and headers that it reads have. */
const stretch = 16_384;

/** Reads what an HDF5 file has at an address. */
export class Hdf5Cursor extends ByteReader {
  /** @param begin where the bytes begin in the file */
  constructor(
    readonly format: Hdf5Format,
    bytes: Uint8Array,
    at = 0,
    private readonly begin = beginOf(bytes, format),
  ) {
    super(bytes, { ...format.origin, begin }, at);
  }

  /** Where the next byte is in the file. */
  get place(): number {
    return this.begin + this.at;
  }

  /** An address; undefined where it says that there is nothing. */
  address(): number | undefined {
    const { addressSize } = this.format;
    const bytes = this.take(addressSize);
    if (bytes.every((byte) => byte === 0xff)) return undefined;
    this.at -= addressSize;
    return this.unsigned(addressSize);
  }

  length(): number {
    return this.unsigned(this.format.lengthSize);
  }

  /** The address of something that must be there. */
  neededAddress(): number {
    const address = this.address();
    if (address === undefined) throw this.damaged();
    return address;
  }

  /** Skips a signature; anything else in its place is damage. */
  expect(signature: string): void {
    if (!this.startsWith(signature)) throw this.damaged();
    this.skip(signature.length);
  }

  /** A byte that must be one of these. */
  expectByte(...allowed: readonly number[]): number {
    const byte = this.u8();
    if (!allowed.includes(byte)) throw this.damaged(this.at - 1);
    return byte;
  }
}

/** Where bytes begin in the file; 0 for those that are unpacked, or read of a stored file. */
function beginOf(bytes: Uint8Array, { content }: Hdf5Format): number {
  const isPart = content instanceof Uint8Array && bytes.buffer === content.buffer;
  return isPart ? bytes.byteOffset - content.byteOffset : 0;
}

/** A cursor at an address. */
export function cursorAt(format: Hdf5Format, address: number): Hdf5Cursor {
  return cursorIn(format, format.base + address);
}

/** A cursor at a place of the file. Throws Fault data-damaged where the file has no such place. */
export function cursorIn(format: Hdf5Format, place: number): Hdf5Cursor {
  const { content, origin } = format;
  if (!(Number.isSafeInteger(place) && place >= 0 && place <= sizeOf(content))) throw damaged(origin, 0);
  if (content instanceof Uint8Array) return new Hdf5Cursor(format, content, place);
  return new Hdf5Cursor(format, bytesAt(content, place, place + stretch), 0, place);
}

/** `length` bytes from a place of the file on. Throws Fault data-damaged where it has fewer. */
export function bytesIn({ content, origin }: Hdf5Format, place: number, length: number): Uint8Array {
  if (!(place >= 0 && length >= 0 && place + length <= sizeOf(content))) throw damaged(origin, sizeOf(content));
  return bytesAt(content, place, place + length);
}
