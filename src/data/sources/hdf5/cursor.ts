import { ByteReader } from '../byte-reader';
import type { Origin } from '../damage';

/** How an HDF5 file writes addresses and lengths. */
export interface Hdf5Format {
  readonly bytes: Uint8Array;
  readonly origin: Origin;
  /** What addresses count from. */
  readonly base: number;
  /** Bytes of an address. */
  readonly addressSize: number;
  /** Bytes of a length. */
  readonly lengthSize: number;
}

/** Reads what an HDF5 file has at an address. */
export class Hdf5Cursor extends ByteReader {
  constructor(
    readonly format: Hdf5Format,
    bytes: Uint8Array = format.bytes,
    at = 0,
  ) {
    super(bytes, { ...format.origin, begin: beginOf(bytes, format) }, at);
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

/** Where bytes begin in the file; 0 for those that are unpacked. */
function beginOf(bytes: Uint8Array, format: Hdf5Format): number {
  return bytes.buffer === format.bytes.buffer ? bytes.byteOffset - format.bytes.byteOffset : 0;
}

/** A cursor at an address. */
export function cursorAt(format: Hdf5Format, address: number): Hdf5Cursor {
  const cursor = new Hdf5Cursor(format);
  cursor.seek(format.base + address);
  return cursor;
}
