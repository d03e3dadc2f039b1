import type { StudiedColumn } from './column-study';
import { ofColumns } from './columns-together';
import { type Finding, finding } from './finding';
import type { Lint } from './study';

/** A feature whose values name rows: each is seen once, so that nothing can be learned from it. */
export const identifierColumn: Lint = (study) => {
  const identifiers = study.features.filter(({ role }) => role === 'identifier');
  return ofColumns(study, identifiers, told, { sentence: 'identifier-column-several' });
};

function told({ column, summary }: StudiedColumn): Finding {
  const facts = { present: summary.m - summary.missing };
  if (summary.kind === 'number') {
    return finding('identifier-column', 'warning', facts, { sentence: 'identifier-column-numbers', column });
  }
  const example = summary.top[0]?.text ?? '';
  return finding('identifier-column', 'warning', { ...facts, distinct: summary.distinct, example }, { column });
}
