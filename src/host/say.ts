import { env } from 'vscode';
import { faultSentence } from '../messages/fault';
import { localeOf, translate } from '../messages/translate';
import { Fault, type Message } from '../model/message';
import type { OneFaultView } from '../protocol/fault';

/** The sentence of a message in VS Code's display language. */
export function say(message: Message): string {
  return translate(message, localeOf(env.language));
}

/** The sentence of a fault, with the place it names: “data/iris.csv:12:3: …”. */
export function sayFault({ detail, place, cells }: OneFaultView): string {
  const sentence = faultSentence({ detail, cells }, localeOf(env.language));
  if (!place) return sentence;
  const at = [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
  return `${at}: ${sentence}`;
}

/** The sentence of what was thrown here, if it is one a person can act on. */
export function sayThrown(error: unknown): string | undefined {
  if (!(error instanceof Fault)) return undefined;
  return say(error.detail);
}
