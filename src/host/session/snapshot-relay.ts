import type { Snapshot } from '../../protocol/snapshot';

/** Draws snapshots and acknowledges them. */
export interface SnapshotViewer {
  /** False while hidden: it gets nothing and will acknowledge nothing. */
  readonly watching: boolean;
  snapshot(snapshot: Snapshot): void;
}

/**
 * Passes the engine's snapshots on to every viewer that watches, and tells the engine that one has been drawn when the
 * slowest of them has drawn it: so the engine's limit of two in flight holds for all.
 */
export class SnapshotRelay {
  private readonly open = new Map<number, Set<SnapshotViewer>>();

  /** `drawn` acknowledges a snapshot to the engine. */
  constructor(private readonly drawn: (sequence: number) => void) {}

  relay(snapshot: Snapshot, viewers: Iterable<SnapshotViewer>): void {
    const watching = new Set([...viewers].filter((viewer) => viewer.watching));
    if (watching.size === 0) {
      this.drawn(snapshot.sequence);
      return;
    }
    this.open.set(snapshot.sequence, watching);
    for (const viewer of watching) viewer.snapshot(snapshot);
  }

  acknowledge(sequence: number, viewer: SnapshotViewer): void {
    const waiting = this.open.get(sequence);
    if (!waiting?.delete(viewer) || waiting.size > 0) return;
    this.open.delete(sequence);
    this.drawn(sequence);
  }

  /** The viewer was hidden, reloaded or closed: what it still owes counts as drawn. */
  forget(viewer: SnapshotViewer): void {
    for (const sequence of [...this.open.keys()]) this.acknowledge(sequence, viewer);
  }

  /** The engine that sent them has ended. */
  clear(): void {
    this.open.clear();
  }
}
