import { classBalance } from '../statistics/class-balance';
import { finding, percent } from './finding';
import type { Lint } from './study';

/** Share of the largest class from which on accuracy tells little. */
const largeShare = 0.9;

/** A class that a constant prediction gets nearly everything right with. */
export const majorityClass: Lint = ({ view, targets }) =>
  targets.flatMap(({ column }) => {
    if (column.kind !== 'category' || view.weighsClasses) return [];
    const balance = classBalance(column);
    if (!balance || balance.majority.share < largeShare || balance.majority.share === 1) return [];
    const { name, count, share } = balance.majority;
    const present = balance.classes.reduce((sum, each) => sum + each.count, 0);
    const facts = { class: name, examples: count, present, percent: percent(share), accuracy: percent(share) / 100 };
    return [finding('majority-class', 'warning', facts, { column })];
  });
