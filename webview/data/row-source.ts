import type { Message } from '../../src/model/message';
import { type DataRowView, mostRows, type RowQueryView } from '../../src/protocol/data-view';
import type { DataHost } from './host';

/** Rows that are asked for beyond those on the screen, before and behind them. */
const margin = 40;

/**
 * The rows that a query finds, a block around the screen at a time: one question is under way at most, and the last wish
 * is asked next.
 */
export class RowSource {
  total = 0;
  /** Why no rows were found: there was too little memory to find them. */
  refused: Message | undefined;
  private query: RowQueryView = { filter: '' };
  private columns: readonly number[] = [];
  private from = 0;
  private rows: readonly DataRowView[] = [];
  private wish: number | undefined;
  private asking = false;
  /** Number of the question whose answer is wanted: those before it are of another query. */
  private generation = 0;

  constructor(
    private readonly host: DataHost,
    private readonly changed: () => void,
  ) {}

  /** Other data, another query or other columns: what is known is forgotten. */
  reset(query: RowQueryView, columns: readonly number[], first: number): void {
    this.query = query;
    this.columns = columns;
    this.rows = [];
    this.generation++;
    this.want(first, true);
  }

  /** A row that is known; undefined while it is asked for. */
  at(row: number): DataRowView | undefined {
    return this.rows[row - this.from];
  }

  /** The rows from `first` on, `count` of them, are on the screen. */
  see(first: number, count: number): void {
    const missing = first < this.from || first + count > this.from + this.rows.length;
    if (count > 0 && missing) this.want(first, false);
  }

  private want(first: number, isNew: boolean): void {
    this.wish = Math.max(0, first - margin);
    if (!this.asking || isNew) void this.ask();
  }

  private async ask(): Promise<void> {
    const { generation } = this;
    this.asking = true;
    while (this.wish !== undefined && generation === this.generation) {
      const from = this.wish;
      this.wish = undefined;
      const { query, columns } = this;
      try {
        const answer = await this.host.call('rows', { query, from, count: mostRows, columns: [...columns] });
        if (generation !== this.generation) return;
        this.total = answer.total;
        this.refused = answer.refused;
        this.from = from;
        this.rows = answer.rows;
        this.changed();
      } catch (error) {
        // The data are being read again; their new state asks for the rows once more.
        if (generation === this.generation) console.warn('rows were not answered', error);
        break;
      }
    }
    if (generation === this.generation) this.asking = false;
  }
}
