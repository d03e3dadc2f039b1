import { forbiddenCharacters, isNewline, wordUnits } from '../syntax/character';
import { classifyWord } from '../syntax/word';

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

/** True if the text can be written in a spec without quotes and then means itself. */
function isBareWord(text: string): boolean {
  let at = 0;
  while (at < text.length) {
    const units = wordUnits(text, at);
    if (units === 0) return false;
    at += units;
  }
  return text.length > 0 && classifyWord(text).kind === 'word';
}

/** The text as a quoted string of the language. A lone surrogate cannot be written and becomes U+FFFD. */
export function quoted(text: string): string {
  let out = '"';
  for (const char of text) {
    const code = char.codePointAt(0) ?? Number.NaN;
    const lone = code >= 0xd800 && code <= 0xdfff;
    const hidden = (char.length === 1 && forbiddenCharacters.test(char)) || isNewline(code);
    if (lone) out += '\ufffd';
    else out += escapes[char] ?? (hidden ? `\\u{${code.toString(16)}}` : char);
  }
  return `${out}"`;
}

/** The text as a bare word if that is possible, else in quotes. */
export function writeText(text: string): string {
  return isBareWord(text) ? text : quoted(text);
}

/** The shortest spelling that reads back as the same finite number, −0 included. */
export function writeNumber(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}
