import type { StoredFile } from '../file-bytes';
import { damaged } from './damage';

/** Bytes of a piece, which is read as a whole. */
const pieceBytes = 16_384;
/** Pieces of the longest stretch that is read at once. */
const mostPieces = 256;
/** Times that a file is looked at: more than a path through groups and their nodes is long. */
const mostRounds = 48;

/** From one byte of a file up to another. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A stored file of which some pieces are known. Reading others throws Fault data-damaged, and notes them as lacking. */
class SparseFile implements StoredFile {
  readonly pieceBytes = pieceBytes;
  private readonly pieces = new Map<number, Uint8Array>();
  private readonly lacking = new Set<number>();

  constructor(readonly size: number) {}

  read(from: number, to: number): Uint8Array {
    const [first, last] = [Math.floor(from / pieceBytes), Math.ceil(to / pieceBytes)];
    if (last - first > mostPieces || !this.knows(first, last)) throw damaged({ file: '', format: '' }, from);
    const bytes = new Uint8Array(to - from);
    for (let k = first; k < last; k++) {
      const begin = k * pieceBytes;
      const part = this.pieces.get(k)?.subarray(Math.max(0, from - begin), to - begin);
      if (part) bytes.set(part, Math.max(begin, from) - from);
    }
    return bytes;
  }

  /** Whether all of these pieces are known; those that are not are noted. */
  private knows(first: number, last: number): boolean {
    let areKnown = true;
    for (let k = first; k < last; k++) {
      if (this.pieces.has(k)) continue;
      this.lacking.add(k);
      areKnown = false;
    }
    return areKnown;
  }

  /** The lacking pieces, as few stretches, of `most` bytes at the most. */
  lackingStretches(most: number): Stretch[] {
    const stretches: { from: number; to: number }[] = [];
    const order = [...this.lacking].sort((a, b) => a - b).slice(0, Math.floor(most / pieceBytes));
    for (const k of order) {
      const [from, to] = [k * pieceBytes, Math.min(this.size, (k + 1) * pieceBytes)];
      const last = stretches.at(-1);
      if (last?.to === from) last.to = to;
      else stretches.push({ from, to });
    }
    return stretches;
  }

  /** Adds bytes that begin where a piece does. */
  add(from: number, bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      this.pieces.set((from + at) / pieceBytes, bytes.subarray(at, at + pieceBytes));
    }
    this.lacking.clear();
  }
}

/** How the bytes from `from` up to `to` of a file are read. */
export type ReadStretch = (from: number, to: number) => Promise<Uint8Array>;

/**
 * What `look` finds in a file of which no more is read than it looks at, and no more than `most` bytes: it is called
 * again and again, until all that it has asked for is known. What is not known is damaged for it, which it has to bear.
 */
export async function lookInto<T>(
  size: number,
  read: ReadStretch,
  look: (file: StoredFile) => T,
  most: number,
): Promise<T> {
  const file = new SparseFile(size);
  let left = most;
  for (let round = 1; ; round++) {
    const found = look(file);
    const lacking = file.lackingStretches(left);
    if (lacking.length === 0 || round === mostRounds) return found;
    for (const { from, to } of lacking) {
      file.add(from, await read(from, to));
      left -= to - from;
    }
  }
}
