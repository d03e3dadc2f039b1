import { Fault, message } from '../../model/message';
import type { FittedColumn } from '../../model/pipeline';
import { listNames } from '../csv/name-list';
import type { Cells } from '../raw-examples';

/** What a column has that cannot become numbers: how many texts, if it is mostly texts, and how many missing cells. */
interface Trouble {
  readonly column: FittedColumn;
  readonly texts: number;
  readonly missing: number;
  /** Whether nearly each row has a text of its own, which is no category: a name, a number of a ticket. */
  readonly isUnique: boolean;
}

/** The share of rows with a text of their own from which a column identifies its rows. */
const uniqueShare = 0.9;

/**
 * The fault of one cell, or that of all columns of its kind where there are several: a person mends them together. Told
 * are columns of texts where numbers are needed (data-text-columns) and columns with missing cells (data-missing-columns),
 * each at the first of its cells.
 */
export function surveyed(
  fault: Fault,
  columns: readonly FittedColumn[],
  cells: readonly Cells[],
  examples: Int32Array,
): Fault {
  const isText = fault.detail.code === 'data-not-number';
  const isMissing = fault.detail.code.startsWith('data-missing-');
  if (!isText && !isMissing) return fault;
  const troubles = columns.flatMap((column, k) => {
    const own = cells[k];
    if (!own) return [];
    const trouble = troubleOf(column, own, examples);
    return (isText ? trouble.texts : trouble.missing) > 0 ? [trouble] : [];
  });
  if (troubles.length < 2) return fault;
  const count = troubles.reduce((sum, { texts, missing }) => sum + (isText ? texts : missing), 0);
  const code = isText ? 'data-text-columns' : 'data-missing-columns';
  const names = troubles.map(({ column }) => column.name);
  const unique = troubles.filter(({ isUnique }) => isUnique).map(({ column }) => column.name);
  const facts = {
    columns: troubles.length,
    names: listNames(names),
    count,
    list: names.join(','),
    unique: unique.join(','),
  };
  return new Fault(message(code, facts), fault.place);
}

function troubleOf(column: FittedColumn, cells: Cells, examples: Int32Array): Trouble {
  let [texts, missing] = [0, 0];
  let first: number | undefined;
  const distinct = new Set<string>();
  for (const example of examples) {
    if (cells.isMissing(example)) {
      if (column.fill === undefined) missing++;
    } else if (column.kind === 'number' && Number.isNaN(cells.number(example))) {
      texts++;
      first ??= example;
      distinct.add(cells.text(example) ?? '');
    }
  }
  // A column that is mostly numbers has a wrong cell, and one of dates or amounts a remedy of its own.
  const isTextual = 2 * texts > examples.length - missing;
  const isPlain = first !== undefined && cells.notNumber(first).detail.code === 'data-not-number';
  const isUnique = texts > 2 && distinct.size >= uniqueShare * texts;
  return { column, texts: isTextual && isPlain ? texts : 0, missing, isUnique };
}
