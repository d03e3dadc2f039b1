import type { HistoryColumns } from '../../protocol/history';

const columns = ['epoch', 'step', 'trainCost', 'trainAccuracy', 'testCost', 'testAccuracy'] as const;

/** Every record of the present run, gathered from the pieces in which the engine sends them. */
export class HistoryLog {
  private pieces: HistoryColumns[] = [];

  /** The engine's whole history, in place of what is here. */
  replace(whole: HistoryColumns): void {
    this.pieces = [whole];
  }

  /** Takes the records that come after the last one here, and answers with them; undefined where there are none. */
  add(records: HistoryColumns): HistoryColumns | undefined {
    const fresh = after(records, this.lastStep);
    if (fresh.length === 0) return undefined;
    this.pieces.push(fresh);
    return fresh;
  }

  private get lastStep(): number {
    const last = this.pieces.filter((piece) => piece.length > 0).at(-1);
    return last ? (new Float64Array(last.step)[last.length - 1] ?? -1) : -1;
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

/** The records behind `step`. */
function after(records: HistoryColumns, step: number): HistoryColumns {
  const first = new Float64Array(records.step, 0, records.length).findIndex((each) => each > step);
  if (first === 0) return records;
  const from = first < 0 ? records.length : first;
  const column = (buffer: ArrayBuffer): ArrayBuffer => new Float64Array(buffer).slice(from, records.length).buffer;
  return {
    length: records.length - from,
    epoch: column(records.epoch),
    step: column(records.step),
    trainCost: column(records.trainCost),
    trainAccuracy: column(records.trainAccuracy),
    testCost: column(records.testCost),
    testAccuracy: column(records.testAccuracy),
  };
}
