import type { Message } from '../../model/message';
import type { Analysis } from '../analyze';
import type { ReadNode } from '../build/reading';
import { silence } from '../diagnostics/silence';
import { fixOf, headOf, type LocatedRemedies, type Remedy, remedy } from './remedy';

/** Something that was decided in reading a file and that its spec can say, with the fixes that say it. */
export interface LocatedNote extends LocatedRemedies {
  readonly note: Message;
}

/** What a note's fixes write at the file, the likelier first; none where the spec says it. */
const remediesOf: Readonly<Record<string, (source: ReadNode, note: Message) => readonly Remedy[]>> = {
  'data-note-headerless': (source) => header(source, false),
  'data-note-header-unsure': (source) => header(source, false, true),
  'data-note-groups': (source, { args }) =>
    source.value('decimal') === undefined && source.value('thousands') === undefined
      ? ['thousands', 'decimal'].map((name) => remedy(source, name, String(args.mark)))
      : [],
};

function header(source: ReadNode, ...values: readonly boolean[]): readonly Remedy[] {
  return source.value('header') === undefined ? values.map((value) => remedy(source, 'header', value)) : [];
}

/**
 * Where it is told how the training file was taken by evidence alone (its first line, or a mark in its numbers), if the spec
 * does not say it. `// nnet-ignore` above that line silences it.
 */
export function locateNotes(analysis: Analysis, notes: readonly Message[]): readonly LocatedNote[] {
  const source = analysis.document.top('data')?.child('file');
  if (!source) return [];
  const placed = notes.flatMap((note) => {
    const fixes = remediesOf[note.code]?.(source, note).map(fixOf) ?? [];
    return fixes.length > 0 ? [{ code: note.code, severity: 'hint' as const, range: headOf(source), note, fixes }] : [];
  });
  return silence(placed, analysis.tree).map(({ range, note, fixes }) => ({ range, note, fixes }));
}
