import { localeOf, type MessageCode, say } from '../../src/messages/translate';
import type { MessageArguments } from '../../src/model/message';

/** The sentence under `code` in the page's language, which the host's HTML gives as `lang`. */
export function text(code: MessageCode, args: MessageArguments = {}): string {
  return say(code, args, localeOf(document.documentElement.lang));
}
