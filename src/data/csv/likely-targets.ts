import { Fault, listArgument, message } from '../../model/message';
import { MissingMarks } from '../missing-marks';
import type { Column } from './column';
import { listNames } from './name-list';
import type { Table } from './table';

/** What the output layer can predict. */
export interface TargetWish {
  /** The loss and the output layer need numbers, not classes. */
  readonly numbersWanted: boolean;
  /** Units of the output layer. */
  readonly units: number;
}

/** Columns that are offered at most. */
const mostOffered = 8;

/** What people call a column that is to be predicted. */
const usualNames =
  /^(?:y|target|label|class|classes|category|outcome|output|response|result|survived|price|saleprice|medv|quality|species|diagnosis|churn|default|defaulted|fraud|spam|income|salary|charges|score|rating|grade|winner|won|is_\w+|has_\w+|.*[ _-](?:target|label|class|price|outcome)|目标|标签|类别|类|种类|品种|结果|价格|房价|分类|是否.*)$/i;
/** What people call a column that only counts or names rows. */
const idNames = /^(?:id|index|no\.?|nr\.?|name|uuid|.*[ _-]id|编号|序号|姓名)$/i;

/** The fault that a spec names no target, with the columns that it may be, the likeliest first. */
export function targetNeeded(table: Table, wish: TargetWish): Fault {
  const { names, file } = table;
  const likely = names
    .map((_, column) => ({ column, score: scoreOf(table, column, wish) }))
    .sort((a, b) => b.score - a.score || b.column - a.column)
    .slice(0, mostOffered)
    .map(({ column }) => writtenName(table, column));
  const facts = { columns: names.length, names: listNames(names), best: likely[0] ?? '', likely: listArgument(likely) };
  return new Fault(message('data-target-needed', facts), { file });
}

/** How a spec names a column: by its number where its name is not its own. */
function writtenName({ names, byName }: Table, column: number): string {
  const name = names[column] ?? '';
  const number = String(column + 1);
  const isOwn = byName.get(name) === column && !names.includes(name, column + 1);
  return isOwn || byName.has(number) ? name : number;
}

function scoreOf({ names, columns }: Table, column: number, wish: TargetWish): number {
  const name = names[column] ?? '';
  const cells = columns[column];
  const byName = usualNames.test(name) ? 8 : idNames.test(name) ? -8 : 0;
  const byPlace = column === names.length - 1 ? 4 : column === 0 ? 1 : 0;
  return byName + byPlace + (cells ? scoreOfCells(cells, wish) : 0);
}

/** Whether the cells can be what the output layer predicts: numbers, or as many classes as it distinguishes. */
function scoreOfCells(cells: Column, { numbersWanted, units }: TargetWish): number {
  if (numbersWanted) return 2 * cells.textCount > cells.length ? -4 : hasOver(cells, 2) ? 3 : 0;
  const wanted = Math.max(2, units);
  return hasOver(cells, wanted - 1) && !hasOver(cells, wanted) ? 6 : -3;
}

/** Whether there are more different values than `bound`, missing ones apart. */
function hasOver(cells: Column, bound: number): boolean {
  const marks = new MissingMarks();
  const distinct = new Set<string>();
  for (let row = 0; row < cells.length && distinct.size <= bound; row++) {
    const text = cells.text(row);
    if (text === undefined || !marks.isText(text)) distinct.add(cells.cell(row));
  }
  return distinct.size > bound;
}
