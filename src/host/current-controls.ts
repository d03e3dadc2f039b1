import * as vscode from 'vscode';
import type { SessionView } from '../protocol/panel';
import type { ContextKeys } from './context-keys';
import { currentDocument, currentSpec } from './current-spec';
import type { DocumentReads } from './documents/document-reads';
import type { CodeLenses } from './languages/code-lens';
import type { Sessions } from './sessions';
import type { StatusBar } from './status-bar';

/** Where VS Code shows what can be done to a spec, and how far its run is. */
interface Places {
  readonly keys: ContextKeys;
  readonly lenses: Pick<CodeLenses, 'refresh'>;
  readonly status: Pick<StatusBar, 'update'>;
}

/** Shows what can be done to the current spec, and how far its run is: from the start, and after all that may change it. */
export class CurrentControls implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[];
  /** What the lenses show, to spare VS Code asking again when nothing of it has changed. */
  private shown = '';

  constructor(
    private readonly sessions: {
      readonly onDidChange: Sessions['onDidChange'];
      of(document: vscode.TextDocument): { view(): Pick<SessionView, 'disabled' | 'outcomes'> };
    },
    reads: Pick<DocumentReads, 'onDidRead'>,
    private readonly places: Places,
  ) {
    const refresh = (): void => this.refresh();
    this.disposables = [
      sessions.onDidChange(refresh),
      reads.onDidRead(refresh),
      vscode.window.tabGroups.onDidChangeTabs(refresh),
      vscode.window.tabGroups.onDidChangeTabGroups(refresh),
      vscode.window.onDidChangeActiveTextEditor(refresh),
    ];
    refresh();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private refresh(): void {
    const { keys, lenses, status } = this.places;
    const document = currentDocument();
    const { disabled, outcomes } = (document && this.sessions.of(document).view()) ?? {};
    keys.update((control) => disabled !== undefined && disabled[control] === undefined);
    status.update(currentSpec());
    const shown = `${document?.uri.toString()} ${Object.keys(disabled ?? {}).join(' ')} ${JSON.stringify(outcomes)}`;
    if (shown !== this.shown) lenses.refresh();
    this.shown = shown;
  }
}
