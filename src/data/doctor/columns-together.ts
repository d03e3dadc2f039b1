import { type Finding, type FoundRows, listLines, type ToldColumns } from './finding';
import type { Study } from './study';
import type { ColumnPlace } from './view';

/** Columns of one lint that are told one by one at most; more are told together. */
const mostSingle = 3;

/** Columns that a sentence names where there are more. */
const named = 3;

/** What is told of columns that have the same finding. */
interface Together<T> {
  /** The sentence of several columns: of one with its evidence, {columns} their number and {shown} the first three. */
  readonly sentence: string;
  /** The rows of all of them, where those are told; else those of the first column are. */
  readonly rows?: (found: readonly T[]) => FoundRows;
}

/**
 * Columns that have the same finding: one by one up to three, else all as one finding with the evidence of the first of them.
 * Columns that have a block of their own in the spec are told there, each alone.
 */
export function ofColumns<T extends { readonly column: ColumnPlace }>(
  { view, features }: Study,
  found: readonly T[],
  tell: (one: T) => Finding,
  { sentence, rows }: Together<T>,
): readonly Finding[] {
  if (found.length <= mostSingle) return found.map(tell);
  const hasBlock = ({ column }: T): boolean => view.blocks.has(column.name);
  const alike = found.filter((one) => !hasBlock(one));
  const [first] = alike;
  if (alike.length <= mostSingle || !first) return found.map(tell);
  const told = new Set(alike.map(({ column }) => column.name));
  const others = features.flatMap(({ column: { name } }) => (told.has(name) ? [] : [name]));
  const all = asOne(tell(first), sentence, { names: [...told], others });
  return [rows ? withRows(all, rows(alike)) : all, ...found.filter(hasBlock).map(tell)];
}

/** Findings of targets, in whose sentences {column} is the target, told as `ofColumns` does. */
export function targetsTogether(found: readonly Finding[], sentence: string): readonly Finding[] {
  const [first] = found;
  if (found.length <= mostSingle || !first) return found;
  const names = found.map(({ message }) => String(message.args.column));
  return [asOne(first, sentence, { names, others: [] })];
}

/** The finding of the first column as that of all. */
function asOne(first: Finding, sentence: string, columns: ToldColumns): Finding {
  const { column: _, message, ...known } = first;
  const { names, others } = columns;
  const args = {
    ...message.args,
    columns: names.length,
    of: names.length + others.length,
    shown: `${names.slice(0, named).join(', ')}, …`,
  };
  return { ...known, columns, message: { code: sentence, args } };
}

function withRows(finding: Finding, rows: FoundRows): Finding {
  const { code, args } = finding.message;
  return { ...finding, rows, message: { code, args: { ...args, lines: listLines(rows), count: rows.count } } };
}
