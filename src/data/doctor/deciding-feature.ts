import { classBalance } from '../statistics/class-balance';
import { decidesByThreshold } from './class-ranges';
import { decidesByValue } from './class-values';
import { finding, percent } from './finding';
import { isLine } from './line';
import type { Lint } from './study';

/** A feature that alone tells the target, beside others: probably the target in another form, or known only after it. */
export const decidingFeature: Lint = ({ view, features, targets }) => {
  const others = features.filter(({ role }) => role === 'values');
  const [target] = targets;
  if (!target || targets.length > 1 || others.length < 2) return [];
  return others.flatMap(({ column }) => {
    const facts = { target: target.column.name, rows: view.table.m };
    if (target.column.kind === 'number') {
      const isDeciding = column.kind === 'number' && isLine(column.values, target.column.values);
      return isDeciding
        ? [finding('deciding-feature', 'warning', facts, { sentence: 'deciding-feature-line', column })]
        : [];
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
