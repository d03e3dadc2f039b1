import { localeOf, type MessageCode, say, translate } from '../../src/messages/translate';
import type { Message, MessageArguments } from '../../src/model/message';

/** The sentence under `code` in the page's language, which the host's HTML gives as `lang`. */
export function text(code: MessageCode, args: MessageArguments = {}): string {
  return say(code, args, localeOf(document.documentElement.lang));
}

/** The sentence of a message that another layer made, in the page's language. */
export function sentence(message: Message): string {
  return translate(message, localeOf(document.documentElement.lang));
}
