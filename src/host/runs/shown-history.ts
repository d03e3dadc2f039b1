import { lstat, open } from 'node:fs/promises';
import { Fault } from '../../model/message';
import type { HistoryColumns } from '../../runs/history/columns';
import { HistoryReader } from '../../runs/history/csv';
import { History } from '../../runs/history/history';
import { isCode } from './folder';

/** Records of an earlier run that are shown, at most; of a longer history at least half as many. */
const shownRecords = 800;
const pieceSize = 65_536;

/** A history as a file held it when it had this size and time. */
interface Read {
  readonly size: number;
  readonly modified: number;
  readonly history: HistoryColumns;
}

/**
 * The histories of runs on disk as they are listed: evenly thinned, and read again only where their file has changed.
 */
export class ShownHistories {
  private readonly known = new Map<string, Read>();

  /** Of the `history.csv` at `file`; empty where there is no regular file. A link is not followed. */
  async read(file: string): Promise<HistoryColumns> {
    const stat = await lstat(file).catch((error: unknown) => {
      if (!isCode(error, 'ENOENT')) throw error;
      return undefined;
    });
    if (!stat?.isFile()) return new History(shownRecords).copy();
    const known = this.known.get(file);
    if (known?.size === stat.size && known.modified === stat.mtimeMs) return known.history;
    const history = await readThinned(file);
    this.known.set(file, { size: stat.size, modified: stat.mtimeMs, history });
    return history;
  }

  /** Forgets all but these files. */
  keep(files: ReadonlySet<string>): void {
    for (const file of this.known.keys()) if (!files.has(file)) this.known.delete(file);
  }
}

/**
 * Reads a history in pieces. For a damaged file it gives the records before the damage; opening the run reports it.
 */
async function readThinned(file: string): Promise<HistoryColumns> {
  const history = new History(shownRecords);
  const reader = new HistoryReader(file);
  const handle = await open(file);
  try {
    const piece = Buffer.alloc(pieceSize);
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, pieceSize, null);
      if (bytesRead === 0) break;
      for (const { record } of reader.take(piece.toString('latin1', 0, bytesRead))) history.add(record);
    }
  } catch (error) {
    if (!(error instanceof Fault) || error.detail.code !== 'history-damaged') throw error;
  } finally {
    await handle.close();
  }
  return history.copy();
}
