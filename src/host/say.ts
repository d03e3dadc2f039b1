import { env } from 'vscode';
import { localeOf, translate } from '../messages/translate';
import { Fault, type Message } from '../model/message';
import type { FaultView } from '../protocol/scalars';

/** The sentence of a message in VS Code's display language. */
export function say(message: Message): string {
  return translate(message, localeOf(env.language));
}

/** The sentence of a fault, with the place it names: “data/iris.csv:12:3: …”. */
export function sayFault({ detail, place }: Pick<FaultView, 'detail' | 'place'>): string {
  if (!place) return say(detail);
  const at = [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
  return `${at}: ${say(detail)}`;
}

/** The sentence of what was thrown here, if it is one a person can act on. */
export function sayThrown(error: unknown): string | undefined {
  if (!(error instanceof Fault)) return undefined;
  return say(error.detail);
}
