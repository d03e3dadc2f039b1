import type { ByteReader } from '../byte-reader';
import { BackwardBits } from './backward-bits';
import { FseState, type FseTable, fseTable, readFseTable, singleSymbol } from './fse';

/** Codes of one kind: the number a code means, and how many bits are added to it. */
interface Codes {
  readonly base: (code: number) => number;
  readonly bits: (code: number) => number;
  readonly count: number;
  readonly mostAccuracy: number;
  readonly usual: FseTable;
}

const literalBits = [
  ...new Array<number>(16).fill(0),
  1,
  1,
  1,
  1,
  2,
  2,
  3,
  3,
  4,
  6,
  7,
  8,
  9,
  10,
  11,
  12,
  13,
  14,
  15,
  16,
];
const matchBits = [
  ...new Array<number>(32).fill(0),
  ...[1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
];
const rare = (count: number): number[] => new Array<number>(count).fill(-1);
const ones = (count: number): number[] => new Array<number>(count).fill(1);
/** The frequencies of a block that brings none (RFC 8878, 3.1.1.3.2.2). */
const literalFrequencies = [
  4,
  3,
  ...new Array<number>(11).fill(2),
  1,
  1,
  1,
  ...new Array<number>(9).fill(2),
  3,
  2,
  ...ones(5),
  ...rare(4),
];
const matchFrequencies = [1, 4, 3, ...new Array<number>(6).fill(2), ...ones(37), ...rare(7)];
const offsetFrequencies = [...ones(6), 2, 2, 2, ...ones(15), ...rare(5)];

function codesOf(bits: readonly number[], first: number, usual: FseTable): Codes {
  let next = first;
  const bases = bits.map((count) => {
    const base = next;
    next += 1 << count;
    return base;
  });
  return { base: (k) => bases[k] ?? 0, bits: (k) => bits[k] ?? 0, count: bits.length, mostAccuracy: 9, usual };
}

const literals = codesOf(literalBits, 0, fseTable(literalFrequencies, 6));
const matches = codesOf(matchBits, 3, fseTable(matchFrequencies, 6));
const offsets: Codes = {
  base: (k) => 2 ** k,
  bits: (k) => k,
  count: 32,
  mostAccuracy: 8,
  usual: fseTable(offsetFrequencies, 5),
};

/** Copies that a block makes: some literals, then what is `offset` bytes before. */
export type Copy = (literals: number, offset: number, length: number) => void;

/** What one block leaves to the next: its tables, and the last three offsets. */
export class SequenceReader {
  private readonly tables: (FseTable | undefined)[] = [undefined, undefined, undefined];
  private readonly recent: [number, number, number] = [1, 4, 8];

  /** Reads the copies of a block; its literals are all behind the last one. Throws Fault data-damaged. */
  read(reader: ByteReader, copy: Copy): void {
    const count = countOf(reader);
    if (count === 0) return;
    const modes = reader.u8();
    if ((modes & 3) !== 0) throw reader.damaged();
    for (const [k, codes] of [literals, offsets, matches].entries()) {
      this.tables[k] = tableOf(reader, codes, (modes >> (6 - 2 * k)) & 3, this.tables[k]);
    }
    const [literalTable, offsetTable, matchTable] = this.tables;
    if (!literalTable || !offsetTable || !matchTable) throw reader.damaged();
    const bits = new BackwardBits(reader.take(reader.left), reader.origin);
    const literal = new FseState(literalTable, bits);
    const offset = new FseState(offsetTable, bits);
    const match = new FseState(matchTable, bits);
    for (let k = 1; ; k++) {
      const distance = numberOf(offsets, offset, bits);
      const length = numberOf(matches, match, bits);
      const before = numberOf(literals, literal, bits);
      if (bits.left < 0) throw bits.damaged();
      copy(before, this.offsetOf(distance, before === 0), length);
      if (k === count) break;
      literal.advance();
      match.advance();
      offset.advance();
    }
    if (bits.left !== 0) throw bits.damaged();
  }

  /** Values up to 3 mean a recent offset, another one where no literals come before. */
  private offsetOf(value: number, isShifted: boolean): number {
    const { recent } = this;
    const index = value - 1 + (isShifted ? 1 : 0);
    const offset = value > 3 ? value - 3 : index === 3 ? recent[0] - 1 : (recent[index] ?? 0);
    if (index > 1) recent[2] = recent[1];
    if (index > 0) recent[1] = recent[0];
    recent[0] = offset;
    return offset;
  }
}

function countOf(reader: ByteReader): number {
  const first = reader.u8();
  if (first < 128) return first;
  if (first < 255) return (first - 128) * 256 + reader.u8();
  return reader.u16() + 0x7f00;
}

function tableOf(reader: ByteReader, codes: Codes, mode: number, before: FseTable | undefined): FseTable | undefined {
  if (mode === 0) return codes.usual;
  if (mode === 2) return readFseTable(reader, codes.mostAccuracy, codes.count);
  if (mode === 3) return before;
  const symbol = reader.u8();
  if (symbol >= codes.count) throw reader.damaged();
  return singleSymbol(symbol);
}

function numberOf({ base, bits }: Codes, { symbol }: FseState, stream: BackwardBits): number {
  return base(symbol) + stream.read(bits(symbol));
}
