import type { ByteReader } from '../byte-reader';
import type { BackwardBits } from './backward-bits';

/** A table of finite state entropy: for each state its symbol, and what the next state is. */
export interface FseTable {
  /** Bits of a state. */
  readonly accuracy: number;
  readonly symbols: Uint8Array;
  /** Bits to read for the next state, and what is added to them. */
  readonly bits: Uint8Array;
  readonly bases: Uint16Array;
}

const leastAccuracy = 5;
/** The mark of a symbol that is rarer than one state. */
const rare = -1;

/** Reads the frequencies of symbols and makes their table. Throws Fault data-damaged. */
export function readFseTable(reader: ByteReader, mostAccuracy: number, mostSymbols: number): FseTable {
  const { bytes } = reader;
  const start = reader.at;
  let at = 8 * start;
  const take = (count: number): number => {
    let value = 0;
    for (let k = 0; k < count; k++, at++) value |= (((bytes[at >> 3] ?? 0) >> (at & 7)) & 1) << k;
    return value;
  };
  const accuracy = leastAccuracy + take(4);
  if (accuracy > mostAccuracy) throw reader.damaged();
  const frequencies: number[] = [];
  let left = 1 << accuracy;
  // No number is written in more bits than the rest needs, so that the sum cannot be too large.
  while (left > 0) {
    const count = 32 - Math.clz32(left + 1);
    // The numbers that need no more bits than the rest of them take one less.
    const short = (1 << (count - 1)) - 1;
    const threshold = (1 << count) - 1 - (left + 1);
    let value = take(count - 1);
    if (value >= threshold) {
      value += take(1) << (count - 1);
      if (value > short) value -= threshold;
    }
    const frequency = value - 1;
    left -= Math.abs(frequency);
    frequencies.push(frequency);
    if (frequency === 0) {
      let zeros: number;
      do {
        zeros = take(2);
        for (let k = 0; k < zeros; k++) frequencies.push(0);
      } while (zeros === 3);
    }
    if (frequencies.length > mostSymbols) throw reader.damaged();
  }
  reader.skip(((at + 7) >> 3) - start);
  return fseTable(frequencies, accuracy);
}

/** The table of frequencies, −1 for a rare symbol, whose sum is the number of states. */
export function fseTable(frequencies: readonly number[], accuracy: number): FseTable {
  const size = 1 << accuracy;
  const symbols = new Uint8Array(size);
  const next = frequencies.map((frequency) => Math.abs(frequency));
  let high = size;
  for (const [symbol, frequency] of frequencies.entries()) if (frequency === rare) symbols[--high] = symbol;
  const step = (size >> 1) + (size >> 3) + 3;
  let position = 0;
  for (const [symbol, frequency] of frequencies.entries()) {
    for (let k = 0; k < frequency; k++) {
      symbols[position] = symbol;
      do position = (position + step) & (size - 1);
      while (position >= high);
    }
  }
  const bits = new Uint8Array(size);
  const bases = new Uint16Array(size);
  for (const [state, symbol] of symbols.entries()) {
    const value = next[symbol] ?? 0;
    next[symbol] = value + 1;
    const count = accuracy - (31 - Math.clz32(value));
    bits[state] = count;
    bases[state] = (value << count) - size;
  }
  return { accuracy, symbols, bits, bases };
}

/** The table of one symbol, which takes no bits. */
export function singleSymbol(symbol: number): FseTable {
  return { accuracy: 0, symbols: Uint8Array.of(symbol), bits: Uint8Array.of(0), bases: Uint16Array.of(0) };
}

/** A state that moves through a table. */
export class FseState {
  private state: number;

  constructor(
    private readonly table: FseTable,
    private readonly bits: BackwardBits,
  ) {
    this.state = bits.read(table.accuracy);
  }

  get symbol(): number {
    return this.table.symbols[this.state] ?? 0;
  }

  advance(): void {
    const { bits, bases } = this.table;
    this.state = (bases[this.state] ?? 0) + this.bits.read(bits[this.state] ?? 0);
  }
}
