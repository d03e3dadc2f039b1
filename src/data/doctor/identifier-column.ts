import { finding } from './finding';
import type { Lint } from './study';

/** A feature whose values name rows: each is seen once, so that nothing can be learned from it. */
export const identifierColumn: Lint = ({ features }) =>
  features.flatMap(({ column, summary, role }) => {
    if (role !== 'identifier') return [];
    const facts = { present: summary.m - summary.missing };
    if (summary.kind === 'number') {
      return [finding('identifier-column', 'warning', facts, { sentence: 'identifier-column-numbers', column })];
    }
    const example = summary.top[0]?.text ?? '';
    return [finding('identifier-column', 'warning', { ...facts, distinct: summary.distinct, example }, { column })];
  });
