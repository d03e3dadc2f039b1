import path from 'node:path';
import * as vscode from 'vscode';
import { message } from '../model/message';
import { plain } from './plain';
import { say } from './say';
import type { Sessions } from './sessions';

/** The run under way: how far it is and what it costs; a click opens its diagram. */
export class StatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('nnet.run', vscode.StatusBarAlignment.Left, 10);

  constructor(private readonly sessions: Sessions) {
    this.item.name = say(message('status-name'));
  }

  /** The run in the active editor where that is one of several. */
  update(current: vscode.Uri | undefined): void {
    const active = this.sessions.active();
    const shown = active.find(({ uri }) => uri.toString() === current?.toString()) ?? active[0];
    const progress = shown?.session.view().progress;
    if (!shown || !progress) {
      this.item.hide();
      return;
    }
    const name = path.posix.basename(shown.uri.path, '.nnet');
    const { epoch, epochs, status, record } = progress;
    const icon = status === 'paused' ? '$(debug-pause)' : '$(pulse)';
    const cost = record ? ` · ${say(message('status-cost', { cost: record.train.cost.toPrecision(4) }))}` : '';
    this.item.text = `${icon} ${plain(name)} ${grouped(epoch)}/${grouped(epochs)}${cost}`;
    this.item.tooltip = say(
      message(status === 'paused' ? 'status-paused' : 'status-training', { name, epoch, epochs }),
    );
    this.item.command = {
      title: say(message('lens-open-diagram')),
      command: 'nnet.openDiagram',
      arguments: [shown.uri],
    };
    this.item.show();
  }

  dispose(): void {
    this.item.dispose();
  }
}

function grouped(whole: number): string {
  return whole.toLocaleString(vscode.env.language);
}
