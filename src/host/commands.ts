import path from 'node:path';
import * as vscode from 'vscode';
import { derivationMarkdown } from '../messages/derivation-markdown';
import { localeOf } from '../messages/translate';
import type { Control } from '../model/controls';
import { type Goal, parseGoals } from '../model/goal';
import { message } from '../model/message';
import { isViewName } from '../protocol/view';
import { askGoals } from './ask-goals';
import type { CommandName } from './command-names';
import { controlSpec } from './control';
import { buildXor } from './course/build-xor';
import type { CourseView } from './course/course-view';
import { currentSpec } from './current-spec';
import type { DataPanels } from './data/panels';
import type { DiagramEditor } from './diagram/editor';
import { whenLive } from './live-session';
import { plain } from './plain';
import { say } from './say';
import type { Sessions } from './sessions';
import type { StatusBar } from './status-bar';

interface CommandTargets {
  readonly sessions: Sessions;
  readonly diagrams: DiagramEditor;
  readonly data: DataPanels;
  readonly status: StatusBar;
  readonly course: CourseView;
  readonly log: vscode.LogOutputChannel;
}

/**
 * Runs a command on the spec that `argument` names (menus and lenses hand its address over), else on the current one.
 */
export async function runCommand(name: CommandName, argument: unknown, targets: CommandTargets): Promise<void> {
  const { diagrams, data, log } = targets;
  if (name === 'showLog') return log.show();
  if (name === 'openCourse') return targets.course.open(argument);
  if (name === 'buildXor') return openXor(diagrams);
  if (name === 'newNetwork') return newNetwork();
  const linked = name === 'previewData' ? linkedAddress(argument) : undefined;
  const handed = argument instanceof vscode.Uri ? argument : linked;
  const uri = handed ?? (name === 'showRun' ? targets.status.spec : currentSpec());
  if (!uri) {
    void vscode.window.showInformationMessage(say(message('command-no-spec')));
    return;
  }
  if (name === 'openDiagram' || name === 'showRun') return diagrams.open(uri);
  if (name === 'previewData') return data.open(uri);
  if (name === 'openText') return diagrams.openText(uri);
  if (name === 'revealInDiagram') return diagrams.revealLayer(uri);
  if (name === 'microscope') return diagrams.openMicroscope(uri);
  if (isViewName(name)) return diagrams.openView(uri, name);
  if (name === 'derive') return showDerivation(uri, targets);
  if (name === 'stepBatch') return control('step', uri, targets, [{ of: 'batches', count: 1 }]);
  if (name === 'branch') return branch(uri, targets);
  if (name === 'stepUntil') return stepUntil(uri, targets, argument);
  return control(name, uri, targets);
}

/** Starts a new run from the moment that is shown. */
async function branch(uri: vscode.Uri, { sessions }: CommandTargets): Promise<void> {
  const refusal = await sessions.of(await vscode.workspace.openTextDocument(uri)).branch();
  if (refusal !== undefined) void vscode.window.showWarningMessage(plain(refusal));
}

/** Trains until the first of some goals: those of the argument, or those that a person writes. */
async function stepUntil(uri: vscode.Uri, targets: CommandTargets, argument: unknown): Promise<void> {
  const given = typeof argument === 'string' ? parseGoals(argument) : undefined;
  const goals = given && !('wrong' in given) ? given : await askGoals();
  if (goals) await control('step', uri, targets, goals);
}

/** Opens the network's formulas as a document, each checked by the engine. */
async function showDerivation(uri: vscode.Uri, { sessions, diagrams }: CommandTargets): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const session = sessions.of(document);
  // The formulas are checked with the weights, which the engine has while a diagram is open.
  if (session.view().engine !== 'live') await diagrams.open(uri);
  const sentence = await whenLive(session, uri, sessions.onDidChange);
  if (sentence !== undefined) {
    void vscode.window.showWarningMessage(plain(sentence));
    return;
  }
  try {
    const { name = path.posix.basename(uri.path), derivation } = await session.ask('derive', {});
    const content = derivationMarkdown(name, derivation, localeOf(vscode.env.language));
    const page = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await vscode.window.showTextDocument(page, { viewColumn: vscode.ViewColumn.Active });
  } catch (error) {
    void vscode.window.showWarningMessage(plain(session.explain(error) ?? String(error)));
  }
}

/** The address that the link of a hover hands over as text. */
function linkedAddress(argument: unknown): vscode.Uri | undefined {
  return typeof argument === 'string' && URL.canParse(argument) ? vscode.Uri.parse(argument) : undefined;
}

async function control(
  name: Control | 'trainOrPause',
  uri: vscode.Uri,
  { sessions, diagrams }: CommandTargets,
  goals?: readonly Goal[],
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const control = name === 'trainOrPause' ? await sessions.of(document).primaryControl() : name;
  if (control === undefined) return;
  const refusal = await controlSpec(sessions, (open) => diagrams.remember(open), document, control, goals);
  if (refusal !== undefined) void vscode.window.showWarningMessage(plain(refusal));
}

/** Writes an XOR network that the user describes, and opens its diagram. */
async function openXor(diagrams: DiagramEditor): Promise<void> {
  const uri = await buildXor();
  if (!uri) return;
  await vscode.window.showTextDocument(uri);
  await diagrams.open(uri);
}

/** An untitled spec that trains as it is: the smallest network that needs its hidden layer. */
async function newNetwork(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'nnet', content: firstSpec() });
  await vscode.window.showTextDocument(document);
}

function firstSpec(): string {
  return `nnet 1
seed 1

data {
  generate circles samples=400
  holdout 0.2
}

model {
  input 2
  dense hidden 4 tanh
  dense output 1 sigmoid
}

train {
  loss cross-entropy
  optimizer adam lr=0.03
  batch 32
  epochs 100
}
`;
}
