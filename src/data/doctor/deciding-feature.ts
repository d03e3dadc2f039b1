import { isConstant } from '../../numerics/constant';
import { classBalance } from '../statistics/class-balance';
import type { NumberArray } from '../statistics/values';
import { decidesByThreshold } from './class-ranges';
import { decidesByValue } from './class-values';
import type { StudiedColumn } from './column-study';
import { ofColumns } from './columns-together';
import { finding, percent } from './finding';
import { isLine } from './line';
import { isMonotone } from './monotone';
import { isNamedAsTime } from './row-names';
import type { Lint } from './study';
import type { ColumnView, NumberColumn, TableView } from './view';

/** A feature that decides, and in which way. */
interface Decision {
  readonly column: ColumnView;
  readonly sentence: string;
}

/** A feature that alone tells the target, beside others: probably the target in another form, or known only after it. */
export const decidingFeature: Lint = (study) => {
  const { view, features, targets } = study;
  const others = features.filter(({ role, summary }) => role === 'values' && !isRounding(summary));
  const [target] = targets;
  if (!target || targets.length > 1 || others.length < 2) return [];
  const facts = { target: target.column.name, rows: view.table.m };
  const several = { sentence: 'deciding-feature-several' };
  if (target.column.kind === 'number') {
    const { values } = target.column;
    const related = others.flatMap(({ column }): Decision[] => {
      const sentence = column.kind === 'number' ? relation(column, values, view.table) : undefined;
      return sentence ? [{ column, sentence }] : [];
    });
    const told = (each: Decision) => finding('deciding-feature', 'warning', facts, each);
    return ofColumns(study, related, told, several);
  }
  const classes = target.column;
  const balance = classBalance(classes);
  if (!balance || balance.majority.share === 1) return [];
  const deciding = others.flatMap(({ column }): Decision[] => {
    if (decidesByValue(column, classes, others.length)) return [{ column, sentence: 'deciding-feature' }];
    const hasThreshold = column.kind === 'number' && decidesByThreshold(column.values, classes);
    return hasThreshold ? [{ column, sentence: 'deciding-feature-threshold' }] : [];
  });
  const right = { percent: percent(balance.majority.share) };
  const told = (each: Decision) => {
    const known = each.sentence === 'deciding-feature' ? { ...facts, ...right } : facts;
    return finding('deciding-feature', 'warning', known, each);
  };
  return ofColumns(study, deciding, told, several);
};

/** Whether a column's values are one number but for rounding, which the network never sees. */
function isRounding(summary: StudiedColumn['summary']): boolean {
  return summary.kind === 'number' && summary.least < summary.largest && isConstant(summary);
}

/** How a feature tells a target of numbers, as a sentence; undefined where it does not. */
function relation({ values, name }: NumberColumn, y: NumberArray, { m, lineOf }: TableView): string | undefined {
  if (isLine(values, y)) return 'deciding-feature-line';
  if (isNamedAsTime(name) || !isMonotone(values, y)) return undefined;
  // What grows from line to line, as a population does, has the order of any other such column.
  const lines = Float64Array.from({ length: m }, (_, row) => lineOf(row));
  return isMonotone(lines, y) ? undefined : 'deciding-feature-order';
}
