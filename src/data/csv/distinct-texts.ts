/** The first size of the hash table; a power of two. */
const firstSlots = 64;

/** Bytes that a text takes beside its characters: its object, its hash and its offset. */
const bytesOfEntry = 48;

/**
 * The distinct texts of a column, each kept once: a cell that repeats a text costs no new string. Texts are compared as
 * bytes; `read` makes the text of a new one.
 */
export class DistinctTexts {
  readonly texts: string[] = [];
  private readonly hashes: number[] = [];
  /** The bytes of text k are at `offsets[k]` to `offsets[k + 1]`. */
  private readonly offsets: number[] = [0];
  private kept = new Uint8Array();
  /** The hash table: 1 + the number of a text, or 0. */
  private slots = new Int32Array(firstSlots);

  /** About how many bytes they take. */
  get bytes(): number {
    return this.slots.byteLength + 3 * this.kept.length + this.texts.length * bytesOfEntry;
  }

  /** The number of the text in `bytes` from `start` to `end`, from 0 in the order of their first appearance. */
  codeOf(bytes: Uint8Array, start: number, end: number, read: () => string): number {
    const hash = hashOf(bytes, start, end);
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = this.slots[slot];
      if (!entry) return this.add(bytes, start, end, hash, slot, read());
      const code = entry - 1;
      if (this.hashes[code] === hash && this.equals(code, bytes, start, end)) return code;
    }
  }

  private add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number, text: string): number {
    const code = this.texts.length;
    const offset = this.offsets[code] ?? 0;
    const after = offset + end - start;
    if (after > this.kept.length) {
      const wider = new Uint8Array(Math.max(after, 2 * this.kept.length));
      wider.set(this.kept);
      this.kept = wider;
    }
    this.kept.set(bytes.subarray(start, end), offset);
    this.offsets.push(after);
    this.texts.push(text);
    this.hashes.push(hash);
    this.slots[slot] = this.texts.length;
    if (2 * this.texts.length > this.slots.length) this.rehash();
    return code;
  }

  private equals(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const offset = this.offsets[code] ?? 0;
    if ((this.offsets[code + 1] ?? 0) - offset !== end - start) return false;
    for (let k = start; k < end; k++) if (this.kept[offset + k - start] !== bytes[k]) return false;
    return true;
  }

  private rehash(): void {
    const slots = new Int32Array(2 * this.slots.length);
    const mask = slots.length - 1;
    for (const [code, hash] of this.hashes.entries()) {
      let slot = hash & mask;
      while (slots[slot]) slot = (slot + 1) & mask;
      slots[slot] = code + 1;
    }
    this.slots = slots;
  }
}

/** FNV-1a with 32 bits, not negative. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let k = start; k < end; k++) hash = Math.imul(hash ^ (bytes[k] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
