import path from 'node:path';
import * as vscode from 'vscode';
import { message } from '../model/message';
import type { DiagramEditor } from './diagram/editor';
import { plain } from './plain';
import { say } from './say';
import type { Session } from './session/session';
import { resultText } from './status-bar';

/** Reports once, without a dialog, how a run has ended that no panel shows. */
export async function tellRunEnd(uri: vscode.Uri, session: Session, diagrams: DiagramEditor): Promise<void> {
  if (session.watched) return;
  const name = path.posix.basename(uri.path, '.nnet');
  const { sentence } = session.view();
  const { result } = session;
  if (!result) return;
  const told = sentence ?? resultText(name, result).replace(/\n/g, ' ');
  const open = say(message('lens-open-diagram'));
  const isBad = sentence !== undefined || result.progress.status === 'diverged';
  const show = isBad ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  if ((await show(plain(told), open)) === open) await diagrams.open(uri);
}
