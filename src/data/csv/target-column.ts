import { Fault, message } from '../../model/message';
import type { TargetColumn } from '../../model/pipeline';
import type { ColumnRule } from '../../model/source';
import type { Table } from './table';

/**
 * A target with what its own block says: whether it is a number or a class, and what is done about a missing cell, which
 * is never filled. Throws Faults data-target-ignored, data-target-scale, data-target-filled, and data-target-category
 * where it is one of several.
 */
export function targetColumnOf(table: Table, at: number, rule: ColumnRule | undefined, isOnly: boolean): TargetColumn {
  const name = table.names[at] ?? '';
  const { column = '', kind, scale, missing } = rule ?? {};
  const refuse = (code: string, more: Readonly<Record<string, string>> = {}): never => {
    throw new Fault(message(code, { name, column, ...more }), table.namesPlace);
  };
  if (kind === 'ignore') return refuse('data-target-ignored');
  if (scale !== undefined) return refuse('data-target-scale', { scale });
  if (kind === 'category' && !isOnly) return refuse('data-target-category');
  if (missing !== undefined && missing !== 'error' && missing !== 'drop') {
    return refuse('data-target-filled', { missing });
  }
  return { name, at, ...(kind ? { kind } : {}), ...(missing ? { missing } : {}) };
}
