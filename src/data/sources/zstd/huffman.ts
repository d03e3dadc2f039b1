import { ByteReader } from '../byte-reader';
import { BackwardBits } from './backward-bits';
import { FseState, readFseTable } from './fse';

/** A Huffman code: for the next `longest` bits the symbol they begin with, and its length. */
export interface HuffmanTable {
  readonly longest: number;
  readonly symbols: Uint8Array;
  readonly lengths: Uint8Array;
}

const mostBits = 11;
const mostWeights = 255;
const weightAccuracy = 6;
/** From this on the first byte counts weights of 4 bits each; below, the bytes of packed ones. */
const direct = 128;

/** Reads a code. Throws Fault data-damaged. */
export function readHuffmanTable(reader: ByteReader): HuffmanTable {
  const head = reader.u8();
  const weights = head < direct ? packedWeights(reader, head) : plainWeights(reader, head - direct + 1);
  let sum = 0;
  for (const weight of weights) {
    if (weight > mostBits) throw reader.damaged();
    sum += (1 << weight) >> 1;
  }
  if (sum === 0) throw reader.damaged();
  // The last weight is what the others leave of a power of two.
  const longest = 32 - Math.clz32(sum);
  const size = 1 << longest;
  const left = size - sum;
  if (longest > mostBits || (left & (left - 1)) !== 0) throw reader.damaged();
  weights.push(32 - Math.clz32(left));
  const symbols = new Uint8Array(size);
  const lengths = new Uint8Array(size);
  let at = 0;
  for (let weight = 1; weight <= longest; weight++) {
    for (const [symbol, own] of weights.entries()) {
      if (own !== weight) continue;
      const end = at + (1 << (weight - 1));
      symbols.fill(symbol, at, end);
      lengths.fill(longest + 1 - weight, at, end);
      at = end;
    }
  }
  return { longest, symbols, lengths };
}

function plainWeights(reader: ByteReader, count: number): number[] {
  const bytes = reader.take((count + 1) >> 1);
  return Array.from({ length: count }, (_, k) => ((bytes[k >> 1] ?? 0) >> (k % 2 === 0 ? 4 : 0)) & 15);
}

/** Weights that two states give in turn until the bits end. */
function packedWeights(reader: ByteReader, length: number): number[] {
  const packed = new ByteReader(reader.take(length), reader.origin);
  const table = readFseTable(packed, weightAccuracy, mostWeights);
  const bits = new BackwardBits(packed.take(packed.left), reader.origin);
  const states = [new FseState(table, bits), new FseState(table, bits)] as const;
  const weights: number[] = [];
  for (let isFirst = true; ; isFirst = !isFirst) {
    const [state, other] = isFirst ? states : [states[1], states[0]];
    weights.push(state.symbol);
    state.advance();
    if (bits.left < 0) {
      weights.push(other.symbol);
      break;
    }
    // At least one more follows, and that of the other state.
    if (weights.length + 2 > mostWeights) throw reader.damaged();
  }
  return weights;
}

/** Unpacks one stream into all of `output`. Throws Fault data-damaged where it has more or fewer bits. */
export function unpackHuffman(table: HuffmanTable, bits: BackwardBits, output: Uint8Array): void {
  for (let k = 0; k < output.length; k++) {
    const index = bits.peek(table.longest);
    output[k] = table.symbols[index] ?? 0;
    bits.left -= table.lengths[index] ?? 0;
    if (bits.left < 0) throw bits.damaged();
  }
  if (bits.left !== 0) throw bits.damaged();
}
