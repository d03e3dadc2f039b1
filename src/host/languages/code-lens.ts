import * as vscode from 'vscode';
import { type Control, commandOf, controls, controlTable } from '../../model/controls';
import { message } from '../../model/message';
import { outcomeMessage } from '../../protocol/outcome';
import type { SpecDocuments } from '../documents/spec-document';
import { say } from '../say';
import type { Sessions } from '../sessions';

/**
 * Above `data`: preview the data; above `model`: open the diagram; above `train`: what training can do at this moment; above each expectation: what
 * became of it in the run that is shown.
 */
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
    const outcomes = this.sessions.of(document).view().outcomes ?? [];
    const expectations = analysis.document.top('expect')?.children ?? [];
    const data = `$(table)\u00a0${say(message('lens-preview-data'))}`;
    const diagram = `$(type-hierarchy-sub)\u00a0${say(message('lens-open-diagram'))}`;
    return [
      ...lens('data', data, 'nnet.previewData'),
      ...lens('model', diagram, 'nnet.openDiagram'),
      ...this.controls(document).flatMap((control) =>
        lens('train', `$(${controlTable[control].icon})\u00a0${say(message(`lens-${control}`))}`, commandOf(control)),
      ),
      ...expectations.flatMap((node) => {
        const outcome = outcomes.find(
          ({ name, min, max }) => name === node.name && min === node.number('min') && max === node.number('max'),
        );
        if (!outcome) return [];
        const title = `$(${outcome.pass ? 'pass' : 'error'})\u00a0${say(outcomeMessage(outcome))}`;
        const at = document.positionAt(node.syntax.start);
        const command = { title, command: 'nnet.openDiagram', arguments: [document.uri] };
        return [new vscode.CodeLens(new vscode.Range(at, at), command)];
      }),
    ];
  }

  /** What can act now; the stale sense of Train while a run is paused is left to Resume. */
  private controls(document: vscode.TextDocument): Control[] {
    const { disabled } = this.sessions.of(document).view();
    const able = controls.filter((control) => disabled[control] === undefined);
    return able.filter((control) => control !== 'train' || !able.includes('resume'));
  }
}
