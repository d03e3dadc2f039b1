import type { Message } from '../../model/message';
import type { Analysis } from '../analyze';
import { silence } from '../diagnostics/silence';
import { fixOf, headOf, type LocatedRemedies, remedy } from './remedy';

/** Something that was decided in reading a file and that its spec can say, with the fixes that say it. */
export interface LocatedNote extends LocatedRemedies {
  readonly note: Message;
}

/** What a note's fixes write for `header=`, the likelier first. */
const headers: Readonly<Record<string, readonly boolean[]>> = {
  'data-note-headerless': [false],
  'data-note-header-unsure': [false, true],
};

/**
 * Where it is told how the first line of the training file was taken, if that is a name for no column or in doubt and the
 * spec does not say it. `// nnet-ignore` above that line silences it.
 */
export function locateNotes(analysis: Analysis, notes: readonly Message[]): readonly LocatedNote[] {
  const source = analysis.document.top('data')?.child('file');
  if (!source || source.value('header') !== undefined) return [];
  const placed = notes.flatMap((note) => {
    const values = headers[note.code];
    if (!values) return [];
    const fixes = values.map((value) => fixOf(remedy(source, 'header', value)));
    return [{ code: note.code, severity: 'hint' as const, range: headOf(source), note, fixes }];
  });
  return silence(placed, analysis.tree).map(({ range, note, fixes }) => ({ range, note, fixes }));
}
