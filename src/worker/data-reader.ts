import type { Files } from '../data/file-bytes';
import { findingsOf, isSoonExamined } from '../data/overview/examined';
import { selectRows } from '../data/overview/row-selection';
import { cellText, DataRows } from '../data/overview/rows';
import { type PreparedExamples, prepareExamples } from '../data/prepare';
import { targetClass } from '../engine/classes';
import { Fault, message } from '../model/message';
import type { Spec } from '../model/spec';
import {
  type DataColumnView,
  type DataOverviewView,
  type DataRowView,
  type dataReaderContract,
  mostColumns,
  type RowQueryView,
} from '../protocol/data-view';
import type { CallParams, CallResult } from '../protocol/rpc';
import { type ColumnViews, columnViews } from './data-columns';
import { dataOverview } from './data-overview';
import type { Environment } from './environment';
import { findingView, messageView } from './finding-view';
import { ReadingProgress } from './reading-progress';

type Contract = typeof dataReaderContract;
type Params<K extends keyof Contract['calls']> = CallParams<Contract, K>;

interface Opened {
  readonly spec: Spec;
  readonly files: Files;
  readonly prepared: PreparedExamples;
  readonly rows: DataRows;
  readonly columns: ColumnViews;
}

/** Reads the data of one spec and answers questions about them. */
export class DataReader {
  private opened: Opened | undefined;
  /** The last query and the rows that it found: scrolling asks the same one again. */
  private selected: { readonly query: string; readonly rows: Int32Array } | undefined;

  /** @param reading is told which share of large files is read */
  constructor(
    private readonly environment: Pick<Environment, 'now' | 'openFile' | 'sha256'>,
    private readonly reading: (share: number) => void,
  ) {}

  /** Throws the Faults of reading and preparing data. */
  open({ spec, files, memoryLimit }: Params<'open'>): DataOverviewView {
    const { now, openFile, sha256 } = this.environment;
    const progress = new ReadingProgress(this.reading, now);
    const named = Object.entries(files).filter(([written]) => written !== spec.weights);
    const contents = new Map(named.map(([written, { path }]) => [written, progress.of(openFile(path))]));
    const prepared = prepareExamples(spec, contents, { memoryLimit, sha256 });
    const columns = columnViews(prepared);
    this.opened = { spec, files: contents, prepared, rows: new DataRows(prepared), columns };
    return dataOverview({ spec, prepared, files: contents, columns, isSoonExamined: isSoonExamined(prepared) });
  }

  findings(): CallResult<Contract, 'findings'> {
    const { prepared, spec, files } = this.present;
    return findingsOf(prepared, spec, files).map(findingView);
  }

  columns({ from }: Params<'columns'>): DataColumnView[] {
    return this.present.columns.from(from);
  }

  rows({ query, from, count, columns }: Params<'rows'>): CallResult<Contract, 'rows'> {
    const selected = this.selectedOrFault(query);
    if (selected instanceof Fault) return { total: 0, rows: [], refused: messageView(selected.detail) };
    const asked = selected.subarray(from, from + count);
    return { total: selected.length, rows: Array.from(asked, (row) => this.rowView(row, columns)) };
  }

  images({ class: wanted, count }: Params<'images'>): CallResult<Contract, 'images'> {
    const { spec, prepared } = this.present;
    const { dataset } = prepared;
    const { features, outputs, classes, train } = dataset;
    const examples: number[] = [];
    for (let example = 0; example < train.m && examples.length < count; example++) {
      const isWanted = !classes || targetClass(train.y, example, outputs, spec.train.loss) === wanted;
      if (isWanted) examples.push(example);
    }
    const x = new Float64Array(examples.length * features);
    for (const [k, example] of examples.entries()) {
      x.set(train.x.unscaledRow(example), k * features);
    }
    return { examples, x: x.buffer };
  }

  /** Throws a Fault before anything was read. */
  private get present(): Opened {
    if (!this.opened) throw new Fault(message('engine-absent'));
    return this.opened;
  }

  private selectedOrFault(query: RowQueryView): Int32Array | Fault {
    try {
      return this.select(query);
    } catch (error) {
      if (error instanceof Fault && error.detail.code === 'data-memory') return error;
      throw error;
    }
  }

  private select(query: RowQueryView): Int32Array {
    const key = JSON.stringify(query);
    if (this.selected?.query !== key) {
      const { rows, columns, prepared } = this.present;
      if (this.selected) prepared.memory.release(this.selected.rows.buffer.byteLength);
      this.selected = undefined;
      const selected = prepared.memory.within((left) => selectRows(rows, columns.names, query, left));
      prepared.memory.hold(selected.buffer.byteLength);
      this.selected = { query: key, rows: selected };
    }
    return this.selected.rows;
  }

  private rowView(row: number, columns: readonly number[]): DataRowView {
    const { rows, columns: views } = this.present;
    const { set, line, example, lacking, x, y } = rows.at(row);
    const cells = columns.map((column) => {
      const place = rows.cell(row, column);
      return place ? cellText(place) : '';
    });
    const values = columns.map((column) => {
      const { x: ofX, y: ofY } = views.rangesOf(column);
      if (ofX) return [...(x?.subarray(ofX.from, ofX.to) ?? [])];
      return ofY ? [...(y?.subarray(ofY.from, ofY.to) ?? [])] : [];
    });
    return {
      set,
      cells,
      ...(line === undefined ? {} : { line }),
      ...(example === undefined ? {} : { example }),
      ...(lacking ? { lacking: lacking.slice(0, mostColumns) } : {}),
      ...(x ? { values } : {}),
    };
  }
}
