import { message } from '../model/message';
import { type Analysis, analyze } from './analyze';
import { isVerificationFormat } from './verification';

/**
 * The most characters (UTF-16 units) of a text that is analysed at every keystroke. With the limit of lines it keeps
 * an analysis below 100 ms of the extension host's time.
 */
export const mostEditedCharacters = 100_000;

/** The most lines of such a text, where every `;` and `{` counts as a line too: each may begin a node. */
export const mostEditedLines = 2500;

/** The analysis of a text for an editor: for a text that is too long, only the sentence that says so. */
export function analyzeForEditor(text: string): Analysis {
  const lines = countLines(text);
  const isTooLong = text.length > mostEditedCharacters || lines > mostEditedLines;
  if (!isTooLong || isVerificationFormat(text)) return analyze(text);
  const args = {
    lines,
    mostLines: mostEditedLines,
    size: thousands(text.length),
    limit: thousands(mostEditedCharacters),
  };
  const problem = {
    code: 'text-oversized',
    severity: 'warning',
    range: { start: 0, end: firstLineEnd(text) },
    message: message('text-oversized', args),
  } as const;
  const { spec: _none, ...nothing } = analyze('');
  return { ...nothing, text, format: 'oversized', problems: [problem] };
}

/** Lines, and places within a line where a node may begin. */
function countLines(text: string): number {
  let count = 1;
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    const endsLine = character === lineFeed || (character === carriageReturn && text.charCodeAt(i + 1) !== lineFeed);
    if (endsLine || character === semicolon || character === openBrace) count++;
  }
  return count;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const semicolon = 0x3b;
const openBrace = 0x7b;

/** Thousands of characters, rounded up. */
function thousands(characters: number): number {
  return Math.ceil(characters / 1000);
}

/** Where the underline of the problem ends: at the end of the first line, or before if that is very long. */
function firstLineEnd(text: string): number {
  const ending = text.slice(0, longestUnderline).search(/[\r\n]/);
  return ending < 0 ? longestUnderline : ending;
}

const longestUnderline = 200;
