import { decodeUtf8, encodeUtf8 } from '../../model/utf8';
import type { MemoryBudget } from '../memory';

/** The first size of the hash table, a power of two, and how many texts there is room for at first. */
const firstSlots = 64;
const firstTexts = firstSlots / 2;

/** Bytes of the pieces that texts are kept in: the first one, and the largest but for a longer text. */
const firstPiece = 256;
const largestPiece = 262_144;

/** What is kept of a text: its hash, its piece, where it begins there, and its length. */
const entry = 4;

/** Texts of which a string is kept once it was asked for, and the length of the longest of them. */
export const mostStrings = 65_536;
const longestString = 256;
/** Bytes of a string beside its characters, of which each takes two at the most. */
const stringBytes = 48;

/**
 * The distinct texts of a column, each kept once, as bytes: strings of many would not fit into the heap. Texts are
 * compared as bytes; `read` makes the text of bytes that are new.
 */
export class DistinctTexts {
  /** Number of texts. */
  count = 0;
  private allocated = 0;
  private entries: Int32Array;
  private readonly pieces: Uint8Array[] = [];
  /** Bytes of the last piece that are used. */
  private used = 0;
  /** The hash table: 1 + the number of a text, or 0. */
  private slots: Int32Array;
  private readonly strings: (string | undefined)[] = [];

  constructor(private readonly memory?: MemoryBudget) {
    this.entries = this.integers(entry * firstTexts);
    this.slots = this.integers(firstSlots);
  }

  /** Bytes that they take. */
  get bytes(): number {
    return this.allocated;
  }

  /** The number of the text in `bytes` from `start` to `end`, from 0 in the order of their first appearance. */
  codeOf(bytes: Uint8Array, start: number, end: number, read: () => string): number {
    const found = this.find(bytes, start, end, hashOf(bytes, start, end));
    if (found !== undefined) return found;
    // Blanks around it, and line ends in it, may be another way to write a text that is known.
    const own = encodeUtf8(read());
    const hash = hashOf(own, 0, own.length);
    return this.find(own, 0, own.length, hash) ?? this.add(own, hash);
  }

  text(code: number): string {
    const known = this.strings[code];
    if (known !== undefined) return known;
    const bytes = this.bytesOf(code);
    const decoded = decodeUtf8(bytes);
    const text = 'text' in decoded ? decoded.text : '';
    if (isStringKept(code, bytes.length)) this.strings[code] = text;
    return text;
  }

  /** The bytes of a text, not copied. */
  bytesOf(code: number): Uint8Array {
    const { entries } = this;
    const start = entries[entry * code + 2] ?? 0;
    return (
      this.pieces[entries[entry * code + 1] ?? 0]?.subarray(start, start + (entries[entry * code + 3] ?? 0)) ??
      new Uint8Array()
    );
  }

  private find(bytes: Uint8Array, start: number, end: number, hash: number): number | undefined {
    const { slots, entries } = this;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const code = (slots[slot] ?? 0) - 1;
      if (code < 0) return undefined;
      if (entries[entry * code] === hash && this.equals(code, bytes, start, end)) return code;
    }
  }

  private equals(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const { entries } = this;
    if (entries[entry * code + 3] !== end - start) return false;
    const piece = this.pieces[entries[entry * code + 1] ?? 0];
    const from = entries[entry * code + 2] ?? 0;
    for (let k = start; k < end; k++) if (piece?.[from + k - start] !== bytes[k]) return false;
    return true;
  }

  private add(bytes: Uint8Array, hash: number): number {
    const code = this.count;
    if (entry * (code + 1) > this.entries.length) this.lengthenEntries();
    if (isStringKept(code, bytes.length)) this.hold(stringBytes + 2 * bytes.length);
    const piece = this.pieceFor(bytes.length);
    this.pieces[piece]?.set(bytes, this.used);
    this.entries.set([hash, piece, this.used, bytes.length], entry * code);
    this.used += bytes.length;
    this.count++;
    if (2 * this.count > this.slots.length) this.rehash();
    this.enter(code);
    return code;
  }

  /** The number of a piece that has room for so many bytes: the last one. */
  private pieceFor(length: number): number {
    const { pieces } = this;
    const last = pieces.at(-1);
    if (last === undefined || this.used + length > last.length) {
      const size = Math.max(length, last === undefined ? firstPiece : Math.min(largestPiece, 2 * last.length));
      this.hold(size);
      pieces.push(new Uint8Array(size));
      this.used = 0;
    }
    return pieces.length - 1;
  }

  private lengthenEntries(): void {
    const { entries } = this;
    this.entries = this.integers(2 * entries.length);
    this.entries.set(entries);
    this.release(entries.byteLength);
  }

  private rehash(): void {
    const former = this.slots;
    this.slots = this.integers(2 * former.length);
    this.release(former.byteLength);
    for (const held of former) if (held) this.enter(held - 1);
  }

  /** Puts a text into the hash table. */
  private enter(code: number): void {
    const mask = this.slots.length - 1;
    let slot = (this.entries[entry * code] ?? 0) & mask;
    while (this.slots[slot]) slot = (slot + 1) & mask;
    this.slots[slot] = code + 1;
  }

  private integers(length: number): Int32Array {
    this.hold(4 * length);
    return new Int32Array(length);
  }

  private hold(bytes: number): void {
    this.memory?.hold(bytes);
    this.allocated += bytes;
  }

  private release(bytes: number): void {
    this.memory?.release(bytes);
    this.allocated -= bytes;
  }
}

/** Whether the string of such a text is kept. */
function isStringKept(code: number, bytes: number): boolean {
  return code < mostStrings && bytes <= longestString;
}

/** FNV-1a with 32 bits. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let k = start; k < end; k++) hash = Math.imul(hash ^ (bytes[k] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}
