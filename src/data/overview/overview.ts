import { type ClassWeight, classWeightsIn } from '../../model/class-weight';
import type { Message } from '../../model/message';
import type { FittedColumn, TableLayout } from '../../model/pipeline';
import { mapSets, type Sets } from '../../model/sets';
import type { MemoryBudget } from '../memory';
import type { PreparedExamples } from '../prepare';
import type { SourceColumn } from '../raw-examples';
import { allExamples } from '../split';
import { type CategorySummary, summarizeCategories } from '../statistics/category-summary';
import { type ClassBalance, classBalance } from '../statistics/class-balance';
import {
  countNumbers,
  momentsOf,
  type NumberCounts,
  type NumberSummary,
  summarizeNumbers,
} from '../statistics/number-summary';
import type { NumberArray } from '../statistics/values';
import { codeBytes, doubleBytes, hasTexts, NumbersReader, textsOf } from './column-values';

export interface ColumnOverview<Numbers extends NumberCounts = NumberCounts> {
  readonly name: string;
  readonly kind: 'number' | 'category' | 'ignored';
  readonly role: 'feature' | 'target' | 'none';
  /** Over all rows of the file. */
  readonly summary: Numbers | CategorySummary;
  /** Of a column of numbers: mean and population deviation over the training set. */
  readonly trained?: Pick<NumberCounts, 'mean' | 'deviation'>;
  /** Of a feature of categories: those of the training set, in the order of their features. */
  readonly categories?: readonly string[];
}

/** What a spec's data are. */
export interface DataOverview {
  /** How the file was read; absent for examples that are computed. */
  readonly table?: TableLayout;
  /** Rows of the training file. */
  readonly rows: number;
  readonly columnCount: number;
  /** In the order of the file; each is computed when it is gone through, since a file may have very many. */
  readonly columns: Iterable<ColumnOverview>;
  /** The first so many columns, and the targets behind them; computed as `columns` are. */
  first(count: number): Iterable<ColumnOverview>;
  /** Numbers of examples. */
  readonly sets: Sets<number> & { readonly dropped: number };
  /** How the training file's examples are divided among the classes; absent for regression. */
  readonly balance?: ClassBalance;
  /** What the loss of each class's examples is multiplied by; none where the spec does not weigh them. */
  readonly classWeights: readonly ClassWeight[];
  /** What reading decided that the spec does not say. */
  readonly notes: readonly Message[];
}

/**
 * The overview of each column of the training file, used or not, by its place; each is computed when it is asked for, in
 * room for one column, which the examples' memory holds from now on. Throws Fault data-memory where it cannot.
 */
export function columnOverviews(prepared: PreparedExamples): (at: number) => ColumnOverview<NumberSummary> | undefined {
  return overviewsBy(prepared, summarizeNumbers);
}

function overviewsBy<Numbers extends NumberCounts>(
  { dataset, origins, memory }: PreparedExamples,
  summarize: (values: NumberArray) => Numbers,
): (at: number) => ColumnOverview<Numbers> | undefined {
  const { pipeline, classes } = dataset;
  const { source } = origins.train.raw;
  const { examples } = origins.train;
  // As many rows as the file has are all of them.
  const isWhole = examples.length === source.m;
  memory.hold(source.m * (doubleBytes + 2 * codeBytes) + (isWhole ? 0 : examples.length * (doubleBytes + codeBytes)));
  const trained = isWhole ? undefined : examples.map((example) => source.rows[example] ?? 0);
  const known = {
    m: source.m,
    all: new NumbersReader(source.m),
    ...(trained ? { trained: new NumbersReader(trained) } : {}),
    fitted: new Map(pipeline.columns.map((column) => [column.at, column])),
    targets: new Set(pipeline.targets.map(({ at }) => at)),
    classes,
    memory,
  };
  return (at) => {
    const column = source.columns[at];
    return column && columnOverview(column, at, known, summarize);
  };
}

/** The overview of prepared data. Throws Fault data-memory where there is no room for one column. */
export function overviewOf(prepared: PreparedExamples): DataOverview {
  const { dataset, origins } = prepared;
  const { pipeline, dropped, notes, classes } = dataset;
  const { source } = origins.train.raw;
  const columnAt = overviewsBy(prepared, countNumbers);
  const overviewsAt = (places: () => Iterable<number>): Iterable<ColumnOverview> => ({
    *[Symbol.iterator]() {
      for (const at of places()) {
        const column = columnAt(at);
        if (column) yield column;
      }
    },
  });
  const [target] = pipeline.targets;
  const targetCells = pipeline.targets.length === 1 && classes && source.columns[target?.at ?? 0]?.cells;
  const balance = targetCells && classBalance(textsOf(targetCells, source.rows, classes));
  return {
    ...(pipeline.table ? { table: pipeline.table } : {}),
    rows: source.m,
    columnCount: source.columns.length,
    columns: overviewsAt(() => source.columns.keys()),
    first(count) {
      const behind = pipeline.targets.flatMap(({ at }) => (at >= count ? [at] : [])).sort((a, b) => a - b);
      const front = Array.from({ length: Math.min(count, source.columns.length) }, (_, at) => at);
      return overviewsAt(() => [...front, ...behind]);
    },
    sets: { ...mapSets(origins, (origin) => origin.examples.length), dropped },
    ...(balance ? { balance } : {}),
    classWeights: classWeightsIn(dataset),
    notes,
  };
}

/** What is known of the whole, for each of its columns. */
interface Known {
  /** Rows of the file. */
  readonly m: number;
  /** Reads all rows. */
  readonly all: NumbersReader;
  /** Reads those of the training set; absent where it has all. */
  readonly trained?: NumbersReader;
  /** By their places in the file. */
  readonly fitted: ReadonlyMap<number, FittedColumn>;
  readonly targets: ReadonlySet<number>;
  readonly classes: readonly string[] | undefined;
  readonly memory: MemoryBudget;
}

function columnOverview<Numbers extends NumberCounts>(
  { name, cells }: SourceColumn,
  at: number,
  { m, all, trained, fitted: columns, targets, classes, memory }: Known,
  summarize: (values: NumberArray) => Numbers,
): ColumnOverview<Numbers> {
  const fitted = columns.get(at);
  const isTarget = targets.has(at);
  const role = fitted ? 'feature' : isTarget ? 'target' : 'none';
  const isCategory = fitted ? fitted.kind === 'category' : (isTarget && classes !== undefined) || hasTexts(cells, m);
  const kind = role === 'none' ? 'ignored' : isCategory ? 'category' : 'number';
  if (isCategory) {
    const categories = fitted?.kind === 'category' ? fitted.categories : undefined;
    const texts = memory.within((left) => textsOf(cells, allExamples(m), isTarget ? classes : categories, left));
    const summary = summarizeCategories(texts);
    return { name, kind, role, summary, ...(categories ? { categories } : {}) };
  }
  const summary = summarize(all.numbersOf(cells));
  const { mean, deviation } = trained ? momentsOf(trained.numbersOf(cells)) : summary;
  return { name, kind, role, summary, trained: { mean, deviation } };
}
