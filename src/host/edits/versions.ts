import { type Followed, follow, type ShownNode, shownNodes } from '../../language/edits/follow';
import { applied, type ChangeSet, changeSet, composed } from '../../language/edits/mapping';
import { withMoves, withoutEqualReplacements } from '../../language/edits/recognition';
import type { TextEdit } from '../../language/range';
import { type Message, message } from '../../model/message';
import type { Versioned } from '../documents/network-view';

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

  private last:
    | { readonly from: number; readonly to: number; readonly positions: readonly (number | null)[] }
    | undefined;

  /** `version` is the first one whose changes will be reported. */
  constructor(private oldest: number) {}

  /** A panel is shown the layers of this version. */
  show({ version, analysis }: Versioned): void {
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

  /** Where a layer of a shown version is in a later one, or why that is unknown or the layer no longer exists. */
  find(version: number, position: number, now: Versioned): Followed {
    const found = this.changeTo(version, now);
    if ('refusal' in found) return found;
    const node = found.nodes[position];
    return node ? follow(found.change, node, now.analysis) : { refusal: message('edit-no-layer', { position }) };
  }

  /**
   * Where all layers of a shown version are in a later one; null where `find` refuses. The last answer is kept: while a
   * text is broken, each move of the cursor asks for the same one.
   */
  findAll(version: number, now: Versioned): readonly (number | null)[] {
    const { last } = this;
    if (last?.from === version && last.to === now.version) return last.positions;
    const found = this.changeTo(version, now);
    if ('refusal' in found) return [];
    const positions = found.nodes.map((node) => {
      const followed = follow(found.change, node, now.analysis);
      return 'position' in followed ? followed.position : null;
    });
    this.last = { from: version, to: now.version, positions };
    return positions;
  }

  private changeTo(
    version: number,
    now: Versioned,
  ): { readonly nodes: readonly ShownNode[]; readonly change: ChangeSet } | { readonly refusal: Message } {
    const shown = this.shown.get(version);
    if (!shown || version < this.oldest) return { refusal: message('edit-version-old', {}) };
    const change = this.between(version, shown.text, now.version);
    // The reported changes must lead to the text; anything else would be a guess.
    if (applied(change, shown.text) !== now.analysis.text) return { refusal: message('edit-version-old', {}) };
    return { nodes: shown.nodes, change };
  }

  /** All changes from a version to a later one as one. A text that is back at what it was has not changed. */
  private between(version: number, shown: string, later: number): ChangeSet {
    const path: { readonly text: string; readonly change: ChangeSet }[] = [];
    let text = shown;
    for (const { edits } of this.changes.filter((change) => change.version > version && change.version <= later)) {
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
