import type { Message } from '../model/message';
import { english } from './en/table';
import { chinese } from './zh-cn/table';

export type Locale = 'en' | 'zh-cn';

/** Code of every sentence the product can say. */
export type MessageCode = keyof typeof english;

const tables: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { en: english, 'zh-cn': chinese };

/** The locale of VS Code's or the environment's language tag; English for what has no table. */
export function localeOf(tag: string | undefined): Locale {
  return /^zh(?![a-z])/i.test(tag ?? '') ? 'zh-cn' : 'en';
}

const placeholder = /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g;

/**
 * The sentence of a message. `{name}` is replaced by the argument, `{count:example|examples}` by the first word where
 * the argument is 1, else by the second. A sentence stays on its line, whatever an argument quotes.
 */
export function translate(message: Message, locale: Locale): string {
  const template = tables[locale][message.code] ?? tables.en[message.code];
  if (template === undefined) return message.code;
  return template.replace(placeholder, (whole, name: string, one?: string, other?: string) => {
    const value = message.args[name];
    if (value === undefined) return whole;
    if (one !== undefined && other !== undefined) return value === 1 ? one : other;
    return typeof value === 'string' ? visible(value) : String(value);
  });
}

/** Characters that end a line, or that nobody sees. */
const unseen = /[\p{Cc}\u2028\u2029]/gu;
/** Where Unicode has a picture of each control character. */
const firstPicture = 0x2400;
const lastPictured = 0x20;
const noPicture = '\ufffd';

/** A text of a file as part of a line: its control characters and line ends as pictures, such as ␊. */
function visible(text: string): string {
  return text.replace(unseen, (character) => {
    const code = character.charCodeAt(0);
    return code <= lastPictured ? String.fromCharCode(firstPicture + code) : noPicture;
  });
}

/** `translate` for code that knows its message at compile time. */
export function say(code: MessageCode, args: Message['args'], locale: Locale): string {
  return translate({ code, args }, locale);
}
