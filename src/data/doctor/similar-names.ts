import { foldedName } from '../classes';
import { countCodes } from '../statistics/category-summary';
import { ofColumns } from './columns-together';
import { type Finding, finding, listNames } from './finding';
import { rowsWhere } from './rows-where';
import type { Lint } from './study';
import type { CategoryColumn } from './view';

/** Pairs of one letter, as a and A, from which on a column may be of letters, where case tells them apart. */
const alphabetPairs = 3;

/** Characters of a name that may be a code, and how many spellings of one name there are. */
const shortName = 2;
const mostSpellings = 4;

/** Classes or categories whose names differ in case, width or blanks only: “Setosa” and “setosa ”. */
export const similarNames: Lint = (study) => {
  const { view, features, targets } = study;
  const similar = [...targets, ...features].flatMap(({ column, role }, at) => {
    if (column.kind !== 'category' || role !== 'values') return [];
    const groups = groupsOf(column);
    if (groups.filter((group) => group.every(({ name }) => name.length === 1)).length >= alphabetPairs) return [];
    const [worst] = groups;
    return worst ? [{ column, worst, groups: groups.length, isTarget: at < targets.length }] : [];
  });
  const told = ({ column, worst, groups, isTarget }: (typeof similar)[number]): Finding => {
    const [most, ...fewer] = worst;
    const facts = {
      names: listNames(worst.map(({ name }) => `“${name}”`)),
      counts: worst.map(({ count }) => count).join(', '),
      groups,
      name: most?.name ?? '',
    };
    const sentence = isTarget ? 'similar-names-classes' : 'similar-names';
    const names = new Set(fewer.map(({ name }) => name));
    const rows = rowsWhere(view.table, 'training', (row) => names.has(column.texts[column.codes[row] ?? -1] ?? ''));
    return finding('similar-names', 'warning', facts, { sentence, column, rows });
  };
  return ofColumns(study, similar, told, { sentence: 'similar-names-several' });
};

interface Named {
  readonly name: string;
  readonly count: number;
}

/** Whether case seems to mean something, as in the genes AA, Aa and aa: short names, or many, about equally frequent. */
function isCode(group: readonly Named[]): boolean {
  const counts = group.map(({ count }) => count);
  const isShort = group.every(({ name }) => name.length <= shortName) || group.length > mostSpellings;
  return isShort && 2 * Math.min(...counts) >= Math.max(...counts);
}

/** Names that are the same but for case, width and blanks, each group with the most frequent first, the largest group first. */
function groupsOf(column: CategoryColumn): readonly (readonly Named[])[] {
  const counts = countCodes(column);
  const groups = new Map<string, Named[]>();
  for (const [code, name] of column.texts.entries()) {
    const count = counts[code] ?? 0;
    if (count === 0) continue;
    const key = foldedName(name);
    const group = groups.get(key);
    if (group) group.push({ name, count });
    else groups.set(key, [{ name, count }]);
  }
  const size = (group: readonly Named[]): number => group.reduce((sum, { count }) => sum + count, 0);
  return [...groups.values()]
    .filter((group) => group.length > 1 && !isCode(group))
    .map((group) => group.sort((a, b) => b.count - a.count))
    .sort((a, b) => size(b) - size(a));
}
