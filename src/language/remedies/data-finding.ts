import { type Message, message } from '../../model/message';
import type { Analysis } from '../analyze';
import type { ReadNode } from '../build/reading';
import { isDirective, silence } from '../diagnostics/silence';
import { insertion } from '../edits/insertion';
import { addColumns } from '../edits/set-property';
import { surroundingsOf } from '../edits/surroundings';
import { usualLineEnding } from '../line-ending';
import { mostEditedCharacters } from '../oversized';
import type { Fix, Severity } from '../problem';
import type { TextEdit } from '../range';
import { output } from './output';
import { exclude, fixOf, headOf, type LocatedRemedies, ofEdit, type Remedy, remedy, together } from './remedy';

/** What looks wrong with the data that a spec names: what a lint on them has found. */
export interface DataFinding {
  /** The lint. */
  readonly code: string;
  readonly severity: Extract<Severity, 'warning' | 'hint'>;
  readonly message: Message;
  readonly column?: { readonly name: string };
  /** Instead of one column, all that are told together, and the other features. */
  readonly columns?: { readonly names: readonly string[]; readonly others: readonly string[] };
}

/** A finding, where it is told, and what mends it. */
export interface LocatedFinding<F extends DataFinding> extends LocatedRemedies {
  readonly finding: F;
}

/**
 * Where findings are told: at the block of their column if the spec has one, else at the source of the examples. What
 * `// nnet-ignore` above that line silences is left out.
 */
export function locateFindings<F extends DataFinding>(
  analysis: Analysis,
  findings: readonly F[],
): readonly LocatedFinding<F>[] {
  const { data, source } = dataOf(analysis);
  if (!data || !source) return [];
  return placedFindings(analysis, findings).map(({ range, finding, node }) => {
    const known = source.name === 'file' || ofNetwork.has(finding.code) ? remediesOf[finding.code] : undefined;
    const remedies = known?.({ analysis, data, source, finding }) ?? [];
    const silenced = silencing(analysis, node, finding.code);
    return { range, finding, fixes: [...remedies.map(fixOf), ...(silenced ? [silenced] : [])] };
  });
}

/** The findings that the text does not silence, for those who are not shown what mends them. */
export function unsilencedFindings<F extends DataFinding>(analysis: Analysis, findings: readonly F[]): readonly F[] {
  return placedFindings(analysis, findings).map(({ finding }) => finding);
}

function dataOf({ document }: Analysis): { readonly data?: ReadNode; readonly source?: ReadNode } {
  const data = document.top('data');
  const source = data?.child('file') ?? data?.child('generate');
  return { ...(data ? { data } : {}), ...(source ? { source } : {}) };
}

function placedFindings<F extends DataFinding>(analysis: Analysis, findings: readonly F[]) {
  const { data, source } = dataOf(analysis);
  if (!data || !source) return [];
  const blocks = new Map(source.named('column').map((block) => [String(block.value('column')), block]));
  const placed = findings.map((finding) => {
    const { code, severity, column } = finding;
    const test = ofTest.has(code) ? data.child('test') : undefined;
    const node = test ?? (column && blocks.get(column.name)) ?? source;
    return { code, severity, range: headOf(node), finding, node };
  });
  return silence(placed, analysis.tree);
}

/** Lints that are mended in the network, whatever the source is. */
const ofNetwork: ReadonlySet<string> = new Set(['target-range']);

/** Lints whose cause is the file of the test set. */
const ofTest: ReadonlySet<string> = new Set(['test-file-is-training-file', 'test-rows-in-training']);

interface Situation {
  readonly analysis: Analysis;
  readonly data: ReadNode;
  readonly source: ReadNode;
  readonly finding: DataFinding;
}

type Remedies = (situation: Situation) => readonly Remedy[];

/** The column, or all that are told together, is no feature: by naming those, or the features that are left, what is shorter. */
const leaveOut: Remedies = ({ analysis, source, finding: { column, columns } }) => {
  if (!columns) return column ? [exclude(source, column.name)] : [];
  const [out, kept] = [columns.names, columns.others].map((names) => names.join(','));
  if (out === undefined || !kept) return [];
  // A text that is too long is not analysed while it is edited.
  if (analysis.text.length + Math.min(out.length, kept.length) > mostEditedCharacters) return [];
  return [kept.length < out.length ? remedy(source, 'features', kept) : exclude(source, out)];
};

/** The mark means a missing cell, which is filled where nothing else is said. */
const asMissing: Remedies = ({ source, finding }) => {
  const mark = ofEdit(addColumns(source, 'missing-as', String(finding.message.args.value)));
  return [source.value('missing') === undefined ? together(mark, remedy(source, 'missing', 'median')) : mark];
};

const adding =
  (written: string): Remedies =>
  ({ analysis, data, source }) => {
    const edit = insertion(analysis.tree, data.syntax, source.syntax, { lines: [written], nodes: [written] });
    return [{ shown: written, edits: [edit] }];
  };

/** A linear output, or targets that are scaled into [0, 1], which every bounded activation gives. */
const inRange: Remedies = ({ analysis, data, source }) => {
  const written = 'scale-target minmax';
  const method = data.child('scale-target')?.literal('method');
  const edit: TextEdit = method
    ? { range: { start: method.start, end: method.end }, text: 'minmax' }
    : insertion(analysis.tree, data.syntax, source.syntax, { lines: [written], nodes: [written] });
  return [...output(analysis, { activation: 'linear' }), { shown: written, edits: [edit] }];
};

/** What mends a finding, by its lint; rows are corrected in the file. */
const remediesOf: Readonly<Record<string, Remedies>> = {
  'deciding-feature': leaveOut,
  'row-number-column': leaveOut,
  'identifier-column': leaveOut,
  'near-constant-column': leaveOut,
  'constant-column': leaveOut,
  'missing-mark': asMissing,
  'unscaled-columns': adding('scale standard'),
  'unscaled-target': adding('scale-target standard'),
  'target-range': inRange,
};

/** Silences a lint above a node's line; undefined where other nodes are in that line. */
function silencing({ tree, text }: Analysis, node: ReadNode, code: string): Fix | undefined {
  const { startsLine, spaceBefore } = surroundingsOf(tree, node.syntax);
  if (!startsLine) return undefined;
  const above = tree.tokens.find(({ kind, end, start }) => {
    if (kind !== 'line-comment' || !isDirective(text.slice(start, end))) return false;
    return /^(\r\n|\r|\n)$/.test(text.slice(end, spaceBefore.start));
  });
  const edit: TextEdit = above
    ? { range: { start: above.end, end: above.end }, text: `, ${code}` }
    : {
        range: { start: spaceBefore.start, end: spaceBefore.start },
        text: `${text.slice(spaceBefore.start, spaceBefore.end)}// nnet-ignore ${code}${usualLineEnding(text)}`,
      };
  return { title: message('fix-silence', { code }), edits: [edit] };
}
