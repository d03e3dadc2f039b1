import path from 'node:path';
import * as vscode from 'vscode';
import { message } from '../model/message';
import type { TrainingStatus } from '../model/record';
import { outcomeMessage } from '../protocol/outcome';
import type { ContextKeys } from './context-keys';
import { plain } from './plain';
import { say } from './say';
import type { RunResult } from './session/state';
import type { Sessions } from './sessions';

const icons: Readonly<Record<TrainingStatus, string>> = {
  ready: 'circle-outline',
  training: 'pulse',
  paused: 'debug-pause',
  finished: 'pass',
  stopped: 'debug-stop',
  diverged: 'error',
};

/**
 * The run under way, and after its end its result until another begins: how far it is, what it costs, and what became
 * of its expectations. A click opens its diagram.
 */
export class StatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('nnet.run', vscode.StatusBarAlignment.Left, 10);
  /** Of the run that is shown. */
  private shown: vscode.Uri | undefined;

  constructor(
    private readonly sessions: Sessions,
    private readonly keys: ContextKeys,
  ) {
    this.item.name = say(message('status-name'));
    // One constant command: VS Code may look up a click's command after the item has been updated.
    this.item.command = 'nnet.showRun';
  }

  /** The spec whose run is shown. */
  get spec(): vscode.Uri | undefined {
    return this.shown;
  }

  /** `current` is the spec in the active editor: its run is shown where several are under way. */
  update(current: vscode.Uri | undefined): void {
    const active = this.sessions.active();
    const run = active.find(({ uri }) => uri.toString() === current?.toString()) ?? active[0];
    this.show(run?.uri ?? this.shown);
  }

  /** Specs have other addresses, or none any more, where `addressOf` gives none. */
  relocate(addressOf: (spec: vscode.Uri) => vscode.Uri | undefined): void {
    this.shown = this.shown && addressOf(this.shown);
    this.show(this.shown);
  }

  dispose(): void {
    this.item.dispose();
  }

  private show(uri: vscode.Uri | undefined): void {
    const session = uri && this.sessions.find(uri);
    const result = session?.result;
    if (uri && result) {
      this.shown = uri;
      const name = path.posix.basename(uri.path, '.nnet');
      this.item.text = textOf(name, result);
      this.item.tooltip = resultText(name, result);
      this.item.show();
    } else if (!uri || session) {
      this.shown = undefined;
      this.item.hide();
    }
    // The result of a session that has ended stays shown.
    this.keys.set('nnet.hasRun', this.shown !== undefined);
  }
}

function textOf(name: string, { progress, outcomes }: RunResult): string {
  const { epoch, epochs, status, record } = progress;
  const icon = outcomes.some(({ pass }) => !pass) ? 'error' : icons[status];
  const cost = record ? ` · ${say(message('status-cost', { cost: record.train.cost.toPrecision(4) }))}` : '';
  return `$(${icon}) ${plain(name)} ${grouped(epoch)}/${grouped(epochs)}${cost}`;
}

/** How far a run is or how it has ended, with a line for each of its expectations. */
export function resultText(name: string, { progress, outcomes }: RunResult): string {
  const { status, epoch, epochs } = progress;
  const lines = [message(`status-${status}`, { name, epoch, epochs }), ...outcomes.map(outcomeMessage)];
  return lines.map(say).join('\n');
}

function grouped(whole: number): string {
  return whole.toLocaleString(vscode.env.language);
}
