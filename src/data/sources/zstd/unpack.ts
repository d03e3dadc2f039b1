import { ByteReader } from '../byte-reader';
import { damaged, type Origin } from '../damage';
import { BackwardBits } from './backward-bits';
import { type HuffmanTable, readHuffmanTable, unpackHuffman } from './huffman';
import { SequenceReader } from './sequences';

const signature = '\x28\xb5\x2f\xfd';
const largestBlock = 131_072;

/**
 * Unpacks Zstandard (RFC 8878) into exactly `size` bytes, frame after frame. Checksums of frames are not proven. Throws
 * Fault data-damaged.
 */
export function unpackZstd(packed: Uint8Array, size: number, origin: Origin): Uint8Array {
  const reader = new ByteReader(packed, origin);
  const output = new Uint8Array(size);
  let length = 0;
  while (reader.left > 0) {
    if (isSkippable(reader)) {
      reader.skip(4);
      reader.skip(reader.u32());
    } else length = new Frame(reader, output, length).unpack();
  }
  if (length !== size) throw damaged(origin, packed.length);
  return output;
}

function isSkippable({ bytes, at }: ByteReader): boolean {
  const isMark = bytes[at + 1] === 0x2a && bytes[at + 2] === 0x4d && bytes[at + 3] === 0x18;
  return isMark && ((bytes[at] ?? 0) & 0xf0) === 0x50;
}

class Frame {
  private readonly sequences = new SequenceReader();
  private huffman: HuffmanTable | undefined;
  private readonly hasChecksum: boolean;
  private readonly start: number;

  constructor(
    private readonly reader: ByteReader,
    private readonly output: Uint8Array,
    private length: number,
  ) {
    this.start = length;
    if (!reader.startsWith(signature)) throw reader.damaged();
    reader.skip(signature.length);
    const flags = reader.u8();
    const isSingle = (flags & 0x20) !== 0;
    this.hasChecksum = ((flags >> 2) & 1) === 1;
    // A dictionary, of which the last two bits are, would have to be at hand.
    if ((flags & 11) !== 0) throw reader.damaged();
    reader.skip(isSingle ? 0 : 1);
    const sizeBytes = flags >> 6 === 0 ? (isSingle ? 1 : 0) : 1 << (flags >> 6);
    reader.skip(sizeBytes);
  }

  /** The output's length behind the frame. */
  unpack(): number {
    const { reader } = this;
    for (let isLast = false; !isLast; ) {
      const head = reader.unsigned(3);
      isLast = (head & 1) !== 0;
      const kind = (head >> 1) & 3;
      const size = head >> 3;
      if (kind === 0) this.append(reader.take(size));
      else if (kind === 1) this.repeat(reader.u8(), size);
      else if (kind === 2) this.unpackBlock(new ByteReader(reader.take(size), reader.origin));
      else throw reader.damaged();
    }
    if (this.hasChecksum) reader.skip(4);
    return this.length;
  }

  private append(bytes: Uint8Array): void {
    if (bytes.length > this.output.length - this.length) throw this.reader.damaged();
    this.output.set(bytes, this.length);
    this.length += bytes.length;
  }

  private repeat(byte: number, count: number): void {
    if (count > this.output.length - this.length) throw this.reader.damaged();
    this.output.fill(byte, this.length, this.length + count);
    this.length += count;
  }

  private unpackBlock(block: ByteReader): void {
    const literals = this.literals(block);
    if (literals.length > largestBlock) throw block.damaged();
    const { output, start } = this;
    let at = 0;
    this.sequences.read(block, (count, offset, length) => {
      if (at + count > literals.length) throw block.damaged();
      this.append(literals.subarray(at, at + count));
      at += count;
      const end = this.length + length;
      if (offset <= 0 || offset > this.length - start || end > output.length) throw block.damaged();
      for (; this.length < end; this.length++) output[this.length] = output[this.length - offset] ?? 0;
    });
    this.append(literals.subarray(at));
  }

  private literals(block: ByteReader): Uint8Array {
    const head = block.bytes[block.at] ?? 0;
    const kind = head & 3;
    const format = (head >> 2) & 3;
    if (kind < 2) {
      const isShort = (format & 1) === 0;
      const count = isShort ? block.u8() >> 3 : block.unsigned(format === 1 ? 2 : 3) >> 4;
      return kind === 0 ? block.take(count) : new Uint8Array(count).fill(block.u8());
    }
    const bits = format < 2 ? 10 : format === 2 ? 14 : 18;
    const sizes = Math.floor(block.unsigned(format < 2 ? 3 : format + 2) / 16);
    const count = sizes % 2 ** bits;
    const packed = new ByteReader(block.take(Math.floor(sizes / 2 ** bits)), block.origin);
    if (kind === 2) this.huffman = readHuffmanTable(packed);
    if (!this.huffman) throw block.damaged();
    const literals = new Uint8Array(count);
    if (format === 0) unpackHuffman(this.huffman, new BackwardBits(packed.take(packed.left), packed.origin), literals);
    else unpackStreams(this.huffman, packed, literals);
    return literals;
  }
}

/** Four streams, of which each but the last has a quarter of the literals. */
function unpackStreams(table: HuffmanTable, packed: ByteReader, literals: Uint8Array): void {
  const lengths = [packed.u16(), packed.u16(), packed.u16()];
  const quarter = (literals.length + 3) >> 2;
  for (let k = 0; k < 4; k++) {
    const stream = packed.take(lengths[k] ?? packed.left);
    const part = literals.subarray(k * quarter, (k + 1) * quarter);
    unpackHuffman(table, new BackwardBits(stream, packed.origin), part);
  }
}
