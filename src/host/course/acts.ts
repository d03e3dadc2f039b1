import * as vscode from 'vscode';
import type { LessonAct, LessonAction } from '../../model/lesson';
import { message } from '../../model/message';
import type { CommandName } from '../command-names';
import type { DiagramEditor } from '../diagram/editor';
import { whenLive } from '../live-session';
import { say } from '../say';
import type { Sessions } from '../sessions';

/** What the links of a lesson use of the rest of the extension. */
export interface ActTargets {
  readonly sessions: Sessions;
  readonly diagrams: DiagramEditor;
  /** Runs one of the extension's commands on a spec. */
  run(name: CommandName, uri: vscode.Uri): Promise<void>;
}

type Do = (uri: vscode.Uri, act: LessonAct, targets: ActTargets) => Promise<string | undefined>;

const byCommand =
  (name: CommandName): Do =>
  async (uri, _act, { run }) => {
    await run(name, uri);
    return undefined;
  };

/** States in which a diagram that has just been opened will have its network loaded. */
const loading: readonly string[] = ['none', 'preparing'];

const control =
  (name: 'train' | 'step'): Do =>
  async (uri, _act, { sessions }) => {
    const document = await vscode.workspace.openTextDocument(uri);
    const session = sessions.of(document);
    // A run that ends before its diagram is up is not seen.
    const sentence = loading.includes(session.view().engine)
      ? await whenLive(session, uri, sessions.onDidChange)
      : undefined;
    return sentence ?? sessions.control(document, name);
  };

const actions: Readonly<Record<LessonAction, Do>> = {
  open: async () => undefined,
  text: byCommand('openText'),
  data: byCommand('previewData'),
  train: control('train'),
  step: control('step'),
  microscope: byCommand('microscope'),
  derive: byCommand('derive'),
  health: byCommand('health'),
  landscape: byCommand('landscape'),
  results: byCommand('results'),
  gradcheck: byCommand('gradcheck'),
  select: async (uri, { layer = '' }, { diagrams }) =>
    (await diagrams.focusLayer(uri, layer)) ? undefined : say(message('lesson-no-layer', { layer })),
  travel: async (uri, { step = 0 }, { sessions, diagrams }) => {
    const session = sessions.of(await vscode.workspace.openTextDocument(uri));
    const sentence = await whenLive(session, uri, sessions.onDidChange);
    if (sentence !== undefined) return sentence;
    const { progress } = session.view();
    if (!progress || progress.status === 'training' || progress.step < step) {
      return say(message('lesson-no-step', { step }));
    }
    await diagrams.travel(uri, step);
    return undefined;
  },
};

/** Does what a link says, with the diagram of its spec open beside the lesson. Answers with a translated refusal. */
export async function carryOut(uri: vscode.Uri, act: LessonAct, targets: ActTargets): Promise<string | undefined> {
  await targets.diagrams.open(uri, vscode.ViewColumn.Beside);
  return actions[act.action](uri, act, targets);
}
