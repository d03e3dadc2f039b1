import type { Viewer } from '../../../src/host/session/environment';
import type { RunView, SessionView } from '../../../src/protocol/panel';
import type { HistoryColumns } from '../../../src/runs/history/columns';

/** A panel that keeps what it is told. */
export class Panel implements Viewer {
  watching = true;
  readonly watch = { visible: true, example: null, surface: 0 };
  view: SessionView | undefined;
  lengths: number[] = [];
  listed: readonly RunView[] = [];
  session(view: SessionView): void {
    this.view = view;
  }
  history({ length }: HistoryColumns): void {
    this.lengths.push(length);
  }
  records(): void {
    this.lengths.push(-1);
  }
  older = 0;
  runs(runs: readonly RunView[], older: number): void {
    this.listed = runs;
    this.older = older;
  }
  snapshot(): void {
    this.lengths.push(-2);
  }
}
