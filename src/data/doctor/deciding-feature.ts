import { classBalance } from '../statistics/class-balance';
import type { NumberArray } from '../statistics/values';
import { decidesByThreshold } from './class-ranges';
import { decidesByValue } from './class-values';
import { finding, percent } from './finding';
import { isLine } from './line';
import { isMonotone } from './monotone';
import { isNamedAsTime } from './row-names';
import type { Lint } from './study';
import type { NumberColumn, TableView } from './view';

/** A feature that alone tells the target, beside others: probably the target in another form, or known only after it. */
export const decidingFeature: Lint = ({ view, features, targets }) => {
  const others = features.filter(({ role }) => role === 'values');
  const [target] = targets;
  if (!target || targets.length > 1 || others.length < 2) return [];
  return others.flatMap(({ column }) => {
    const facts = { target: target.column.name, rows: view.table.m };
    if (target.column.kind === 'number') {
      const sentence = column.kind === 'number' ? relation(column, target.column.values, view.table) : undefined;
      return sentence ? [finding('deciding-feature', 'warning', facts, { sentence, column })] : [];
    }
    const balance = classBalance(target.column);
    if (!balance || balance.majority.share === 1) return [];
    if (decidesByValue(column, target.column, others.length)) {
      return [
        finding('deciding-feature', 'warning', { ...facts, percent: percent(balance.majority.share) }, { column }),
      ];
    }
    if (column.kind === 'number' && decidesByThreshold(column.values, target.column)) {
      return [finding('deciding-feature', 'warning', facts, { sentence: 'deciding-feature-threshold', column })];
    }
    return [];
  });
};

/** How a feature tells a target of numbers, as a sentence; undefined where it does not. */
function relation({ values, name }: NumberColumn, y: NumberArray, { m, lineOf }: TableView): string | undefined {
  if (isLine(values, y)) return 'deciding-feature-line';
  if (isNamedAsTime(name) || !isMonotone(values, y)) return undefined;
  // What grows from line to line, as a population does, has the order of any other such column.
  const lines = Float64Array.from({ length: m }, (_, row) => lineOf(row));
  return isMonotone(lines, y) ? undefined : 'deciding-feature-order';
}
