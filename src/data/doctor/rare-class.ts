import { classBalance } from '../statistics/class-balance';
import { finding, listNames, percent, rounded } from './finding';
import { rowsWhere } from './rows-where';
import type { Lint } from './study';

/** A class is rare below this part of an equal share 1/K. */
const rarePart = 0.1;

/** Classes, of three or more, with a share below 0.1/K; of two the majority tells. */
export const rareClass: Lint = ({ view, targets }) =>
  targets.flatMap(({ column }) => {
    if (column.kind !== 'category' || view.weighsClasses) return [];
    const balance = classBalance(column);
    if (!balance) return [];
    const present = balance.classes.filter(({ count }) => count > 0);
    if (present.length < 3) return [];
    const limit = rarePart / present.length;
    const rare = present.filter(({ share }) => share < limit).sort((a, b) => a.count - b.count);
    const rarest = rare[0];
    if (!rarest) return [];
    const facts = {
      classes: present.length,
      names: listNames(rare.map(({ name }) => name)),
      rare: rare.length,
      examples: rarest.count,
      rarest: rarest.name,
      percent: rounded(100 * rarest.share),
      equal: percent(1 / present.length),
    };
    const names = new Set(rare.map(({ name }) => name));
    const rows = rowsWhere(view.table, 'training', (row) => names.has(column.texts[column.codes[row] ?? -1] ?? ''));
    const sentence = rare.length === 1 ? 'rare-class' : 'rare-class-several';
    return [finding('rare-class', 'warning', facts, { sentence, column, rows })];
  });
