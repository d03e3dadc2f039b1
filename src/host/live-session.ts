import type { Event, Uri } from 'vscode';
import type { Session } from './session/session';

/**
 * Resolves once the engine holds a session's network; to the sentence that says why it does not, where it cannot be loaded.
 */
export function whenLive(
  session: Pick<Session, 'view'>,
  uri: Uri,
  onDidChange: Event<Uri>,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const settled = (): boolean => {
      const { engine, disabled, sentence = disabled.train } = session.view();
      if (engine === 'live') resolve(undefined);
      else if (sentence !== undefined && engine !== 'preparing') resolve(sentence);
      else return false;
      return true;
    };
    if (settled()) return;
    const listening = onDidChange((changed) => {
      if (changed.toString() === uri.toString() && settled()) listening.dispose();
    });
  });
}
