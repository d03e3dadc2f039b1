import type { RunView, SessionView } from '../../protocol/panel';
import type { Snapshot, Watch } from '../../protocol/snapshot';
import type { HistoryColumns } from '../../runs/history/columns';
import type { Viewer } from './environment';
import { SnapshotRelay } from './snapshot-relay';

/** All panels of one spec; each receives the same events. */
export class Viewers {
  private readonly all = new Set<Viewer>();
  private readonly relay: SnapshotRelay;
  /** The speed that was chosen in a panel: it holds while no panel is looked at, too. */
  private pace: number | undefined;

  /** `drawn`: every watching panel has drawn this snapshot. */
  constructor(drawn: (sequence: number) => void) {
    this.relay = new SnapshotRelay(drawn);
  }

  get none(): boolean {
    return this.all.size === 0;
  }

  get watching(): boolean {
    return [...this.all].some((viewer) => viewer.watching);
  }

  /** A page is up, for the first time or again: what its former self had not drawn never will be. */
  add(viewer: Viewer): void {
    this.all.add(viewer);
    this.relay.forget(viewer);
  }

  remove(viewer: Viewer): void {
    this.all.delete(viewer);
    this.relay.forget(viewer);
  }

  /** To be called when a viewer was hidden. */
  hidden(viewer: Viewer): void {
    this.relay.forget(viewer);
  }

  /** What the engine has to send: the request of the newest visible panel. */
  watch(): Watch {
    const last = [...this.all].filter((viewer) => viewer.watching).at(-1);
    if (last) this.pace = last.watch.pace;
    const pace = this.pace === undefined ? {} : { pace: this.pace };
    return last ? { ...last.watch, visible: true } : { visible: false, example: null, surface: 0, ...pace };
  }

  session(view: SessionView): void {
    for (const viewer of this.all) viewer.session(view);
  }

  history(history: HistoryColumns): void {
    for (const viewer of this.all) viewer.history(history);
  }

  records(records: HistoryColumns): void {
    for (const viewer of this.all) viewer.records(records);
  }

  runs(runs: readonly RunView[], older: number): void {
    for (const viewer of this.all) viewer.runs(runs, older);
  }

  snapshot(snapshot: Snapshot): void {
    this.relay.relay(snapshot, this.all);
  }

  acknowledge(sequence: number, viewer: Viewer): void {
    this.relay.acknowledge(sequence, viewer);
  }

  /** The engine that sent the snapshots has ended. */
  engineGone(): void {
    this.relay.clear();
  }
}
