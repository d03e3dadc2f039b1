import * as vscode from 'vscode';
import { message } from '../../model/message';
import type { Control } from '../../protocol/panel';
import type { SpecDocuments } from '../documents/spec-document';
import { say } from '../say';
import type { Sessions } from '../sessions';

const icons: Readonly<Record<Control, string>> = {
  train: 'play',
  pause: 'debug-pause',
  resume: 'debug-continue',
  step: 'debug-step-over',
  stop: 'debug-stop',
  reset: 'debug-restart',
};

/** Above `model`: open the diagram; above `train`: what training can do at this moment. */
export class CodeLenses implements vscode.CodeLensProvider {
  private readonly changes = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changes.event;

  constructor(
    private readonly specs: SpecDocuments,
    private readonly sessions: Sessions,
  ) {}

  /** A session's controls have changed. */
  refresh(): void {
    this.changes.fire();
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const spec = this.specs.of(document);
    const { analysis } = spec;
    if (analysis.format !== 'spec') return [];
    const lens = (node: string, title: string, command: string): vscode.CodeLens[] => {
      const found = analysis.document.top(node);
      if (!found) return [];
      const at = document.positionAt(found.syntax.start);
      return [new vscode.CodeLens(new vscode.Range(at, at), { title, command, arguments: [document.uri] })];
    };
    const diagram = `$(type-hierarchy-sub)\u00a0${say(message('lens-open-diagram'))}`;
    return [
      ...lens('model', diagram, 'nnet.openDiagram'),
      ...this.controls(document).flatMap((control) =>
        lens('train', `$(${icons[control]})\u00a0${say(message(`lens-${control}`))}`, `nnet.${control}`),
      ),
    ];
  }

  /** What can act now; the stale sense of Train while a run is paused is left to Resume. */
  private controls(document: vscode.TextDocument): Control[] {
    const { disabled } = this.sessions.of(document).view();
    const order = ['train', 'pause', 'resume', 'step', 'stop', 'reset'] as const;
    const able = order.filter((control) => disabled[control] === undefined);
    return able.filter((control) => control !== 'train' || !able.includes('resume'));
  }
}
