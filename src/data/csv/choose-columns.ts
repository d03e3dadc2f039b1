import { Fault, type Message, message } from '../../model/message';
import type { TargetColumn } from '../../model/pipeline';
import type { ColumnRule, FileSource } from '../../model/source';
import { type Column, isEmptyColumn } from './column';
import { columnOf, columnsNamed, columnsOf, refuseDuplicate, refuseOneColumn } from './column-names';
import { type TargetWish, targetNeeded } from './likely-targets';
import type { Table } from './table';
import { targetColumnOf } from './target-column';

/** The columns of a table that a spec uses. */
export interface ChosenColumns {
  readonly targets: readonly TargetColumn[];
  readonly features: readonly number[];
  readonly rules: ReadonlyMap<number, ColumnRule>;
  /** What was left out although the spec does not say so, and why. */
  readonly notes: readonly Message[];
}

/**
 * Targets, features and the rules for single columns. Without `features=`, those are all other columns but the ones
 * that are excluded or ignored, that count the rows without a name, or that have neither a name nor a value. Throws the
 * Faults of `columnOf` and `targetColumnOf`, data-one-column, data-target-needed, data-column-blocks, data-column-twice,
 * data-no-features.
 */
export function chooseColumns(table: Table, source: FileSource, wish: TargetWish): ChosenColumns {
  const targets = columnsNamed(table, source.target ?? '');
  if (targets.length === 0) {
    refuseOneColumn(table);
    throw targetNeeded(table, wish);
  }
  const rules = rulesOf(table, source.columns ?? []);
  const named = source.features === undefined ? undefined : columnsNamed(table, source.features);
  const twice = firstRepeated([...targets, ...(named ?? [])]);
  if (twice !== undefined) {
    throw new Fault(message('data-column-twice', { name: table.names[twice] ?? '' }), table.namesPlace);
  }
  const targetColumns = targets.map((at) => targetColumnOf(table, at, rules.get(at), targets.length === 1));
  const others = new Set([...targets, ...columnsNamed(table, source.exclude ?? '', columnsOf)]);
  for (const [column, { kind }] of rules) if (kind === 'ignore') others.add(column);
  const isWanted = (column: number): boolean => !others.has(column);
  const notes: Message[] = [];
  const isUseful = (column: number): boolean => {
    const reason = rules.has(column) ? undefined : uselessness(table, column);
    if (reason) notes.push(message(reason, { column: column + 1 }));
    return reason === undefined;
  };
  const features = named?.filter(isWanted) ?? table.names.map((_, k) => k).filter((k) => isWanted(k) && isUseful(k));
  if (features.length === 0) refuseOneColumn(table);
  if (features.length === 0) throw new Fault(message('data-no-features'), table.namesPlace);
  for (const column of features) refuseDuplicate(table, column, named ? undefined : 'data-duplicate-feature');
  return { targets: targetColumns, features, rules, notes };
}

/**
 * The rule of each column that has one; one that ignores them is of all columns of its name. Throws Fault data-column-blocks
 * where one has two, and those of `columnOf`.
 */
function rulesOf(table: Table, written: readonly ColumnRule[]): ReadonlyMap<number, ColumnRule> {
  const rules = new Map<number, ColumnRule>();
  for (const rule of written) {
    for (const at of rule.kind === 'ignore' ? columnsOf(table, rule.column) : [columnOf(table, rule.column)]) {
      const first = rules.get(at);
      if (first) {
        const facts = { name: table.names[at] ?? '', first: first.column, column: rule.column };
        throw new Fault(message('data-column-blocks', facts), table.namesPlace);
      }
      rules.set(at, rule);
    }
  }
  return rules;
}

function firstRepeated(columns: readonly number[]): number | undefined {
  const seen = new Set<number>();
  return columns.find((column) => seen.size === seen.add(column).size);
}

/** Why a column that no one has named is of no use. */
function uselessness(table: Table, column: number): 'data-note-counter' | 'data-note-empty' | undefined {
  const cells = table.columns[column];
  if (!cells || !table.nameless.has(column)) return undefined;
  if (countsRows(cells)) return 'data-note-counter';
  return isEmptyColumn(cells) ? 'data-note-empty' : undefined;
}

/** Whether the cells are 0, 1, 2 … or 1, 2, 3 …, over at least two rows. */
function countsRows(cells: Column): boolean {
  const first = cells.number(0);
  if ((first !== 0 && first !== 1) || cells.length < 2) return false;
  for (let row = 1; row < cells.length; row++) if (cells.number(row) !== first + row) return false;
  return true;
}
