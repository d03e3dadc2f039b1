import type { Analysis } from '../../language/analyze';
import { type Followed, follow, type ShownNode, shownNodes } from '../../language/edits/follow';
import { applied, type ChangeSet, changeSet, composed } from '../../language/edits/mapping';
import { withMoves, withoutEqualReplacements } from '../../language/edits/recognition';
import type { TextEdit } from '../../language/range';
import { message } from '../../model/message';

/** What a panel may still show: the last of these many versions. */
const mostShown = 64;
/** An edit made more changes ago than this is refused. */
const mostChanges = 500;

interface Shown {
  readonly text: string;
  readonly nodes: readonly ShownNode[];
}

interface Change {
  /** The version after the change. */
  readonly version: number;
  /** Edits of the text before it, in the order in which the editor reports them. */
  readonly edits: readonly TextEdit[];
}

/**
 * What was shown of a document, and how its text has changed since, so that a gesture made on an older version finds
 * the very layer it was made on. Bounded: what is too old is forgotten, and an edit of it refused.
 */
export class DocumentVersions {
  private readonly shown = new Map<number, Shown>();
  private readonly changes: Change[] = [];

  /** `version` is the first one whose changes will be reported. */
  constructor(private oldest: number) {}

  /** A panel is shown the layers of this version. */
  show(version: number, analysis: Analysis): void {
    if (this.shown.has(version)) return;
    this.shown.set(version, { text: analysis.text, nodes: shownNodes(analysis) });
    for (const [first] of this.shown) {
      if (this.shown.size <= mostShown) break;
      this.shown.delete(first);
    }
  }

  /** A panel that opens now is shown this version: while nothing is shown, no earlier change is of use. */
  showable(version: number): void {
    if (this.shown.size > 0) return;
    this.changes.length = 0;
    this.oldest = version;
  }

  /** The document was changed, and has this version now. */
  changed(version: number, edits: readonly TextEdit[]): void {
    if (edits.length === 0) return;
    this.changes.push({ version, edits });
    if (this.changes.length > mostChanges) this.oldest = this.changes.shift()?.version ?? this.oldest;
  }

  /** Where a layer of a shown version is in the current text, or why that is unknown or the layer no longer exists. */
  find(version: number, position: number, now: Analysis): Followed {
    const shown = this.shown.get(version);
    if (!shown || version < this.oldest) return { refusal: message('edit-version-old', {}) };
    const node = shown.nodes[position];
    if (!node) return { refusal: message('edit-no-layer', { position }) };
    const change = this.since(version, shown.text);
    // The reported changes must lead to the current text; anything else would be a guess.
    if (applied(change, shown.text) !== now.text) return { refusal: message('edit-version-old', {}) };
    return follow(change, node, now);
  }

  /** All changes since a version as one. A text that is back at what it was has not changed. */
  private since(version: number, shown: string): ChangeSet {
    const path: { readonly text: string; readonly change: ChangeSet }[] = [];
    let text = shown;
    for (const { edits } of this.changes.filter((change) => change.version > version)) {
      const change = changeOf(text, edits);
      path.push({ text, change });
      text = applied(change, text);
      const before = path.findIndex((step) => step.text === text);
      if (before >= 0) path.length = before;
    }
    const all = path.reduce((sum, { change }) => composed(sum, change), changeSet(shown.length, []));
    return withoutEqualReplacements(all, shown);
  }
}

/** One event of the editor as a change of the text before it. */
function changeOf(text: string, edits: readonly TextEdit[]): ChangeSet {
  const change = isDescending(edits) ? changeSet(text.length, edits) : oneByOne(text, edits);
  return withMoves(withoutEqualReplacements(change, text), text);
}

/** Whether each edit is before the one reported earlier: applied one by one, all then have the offsets of one text. */
function isDescending(edits: readonly TextEdit[]): boolean {
  return edits.every(({ range: { start, end } }, i) => {
    const earlier = edits[i - 1]?.range.start ?? Number.POSITIVE_INFINITY;
    return end < earlier || (end === earlier && start < end);
  });
}

function oneByOne(text: string, edits: readonly TextEdit[]): ChangeSet {
  let current = text;
  let change = changeSet(text.length, []);
  for (const edit of edits) {
    const next = changeSet(current.length, [edit]);
    change = composed(change, next);
    current = applied(next, current);
  }
  return change;
}
