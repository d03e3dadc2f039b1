import type { SetName } from '../../model/sets';
import { watchedFigures, watchNames } from '../../model/train';
import { type Check, problem } from './check';
import { isMisspelt } from './misspelt';

/** A figure of a set that no node of `data` gives; reported once, at the first, since one set is enough for all. */
export function missingSet(code: string, set: SetName, givenBy: readonly string[]): Check {
  const isOfSet = (word: string | undefined): boolean =>
    watchNames.some((name) => name === word && watchedFigures[name].set === set);
  return ({ document }) => {
    const data = document.top('data');
    if (isMisspelt(document.nodes, 'data')) return [];
    if (data && givenBy.some((name) => data.child(name) || isMisspelt(data.children, name))) return [];
    const expected = (document.top('expect')?.children ?? []).filter((node) => node.term && isOfSet(node.name));
    const stop = document.top('train')?.child('stop');
    const watch = stop?.text('watch');
    const watched = isOfSet(watch) ? stop?.literal('watch') : undefined;
    const found = [
      ...expected.map((node) => problem(code, node.syntax, { name: node.name })),
      ...(watched ? [problem(code, watched, { name: watch ?? '' })] : []),
    ];
    return found.sort((a, b) => a.range.start - b.range.start).slice(0, 1);
  };
}
