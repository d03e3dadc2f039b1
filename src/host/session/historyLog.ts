import type { HistoryColumns } from '../../protocol/history';

const columns = ['epoch', 'step', 'trainCost', 'trainAccuracy', 'testCost', 'testAccuracy'] as const;

/** Every record of the present run, gathered from the pieces in which the engine sends them. */
export class HistoryLog {
  private pieces: HistoryColumns[] = [];

  /** The engine's whole history, in place of what is here. */
  replace(whole: HistoryColumns): void {
    this.pieces = [whole];
  }

  add(records: HistoryColumns): void {
    this.pieces.push(records);
  }

  clear(): void {
    this.pieces = [];
  }

  /** All records in one piece. */
  whole(): HistoryColumns {
    const [only] = this.pieces;
    if (only && this.pieces.length === 1) return only;
    const joined = join(this.pieces);
    this.pieces = [joined];
    return joined;
  }
}

function join(pieces: readonly HistoryColumns[]): HistoryColumns {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const column = (name: (typeof columns)[number]): ArrayBuffer => {
    const joined = new Float64Array(length);
    let at = 0;
    for (const piece of pieces) {
      joined.set(new Float64Array(piece[name], 0, piece.length), at);
      at += piece.length;
    }
    return joined.buffer;
  };
  return {
    length,
    epoch: column('epoch'),
    step: column('step'),
    trainCost: column('trainCost'),
    trainAccuracy: column('trainAccuracy'),
    testCost: column('testCost'),
    testAccuracy: column('testAccuracy'),
  };
}
