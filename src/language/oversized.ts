import { message } from '../model/message';
import { type Analysis, analyze } from './analyze';
import { isVerificationFormat } from './verification';

/**
 * The longest text, in UTF-16 units, that is analysed at every keystroke: 128 Ki, a network of about 1 500 layers. A
 * longer one would block the extension host for more than 100 ms a keystroke.
 */
export const largestEditedText = 2 ** 17;

/** Whether the text is too long to be analysed in an editor. */
function isOversized(text: string): boolean {
  return text.length > largestEditedText && !isVerificationFormat(text);
}

/** The analysis of a text for an editor: for a text that is too long, only the sentence that says so. */
export function analyzeForEditor(text: string): Analysis {
  if (!isOversized(text)) return analyze(text);
  const args = { size: kilobytes(text.length), limit: kilobytes(largestEditedText) };
  const problem = {
    code: 'text-oversized',
    severity: 'warning',
    range: { start: 0, end: firstLineEnd(text) },
    message: message('text-oversized', args),
  } as const;
  const { spec: _none, ...nothing } = analyze('');
  return { ...nothing, text, format: 'oversized', problems: [problem] };
}

/** Thousands of characters, rounded. */
function kilobytes(characters: number): number {
  return Math.round(characters / 1000);
}

/** Where the underline of the problem ends: at the end of the first line, or before if that is very long. */
function firstLineEnd(text: string): number {
  const ending = text.slice(0, longestUnderline).search(/[\r\n]/);
  return ending < 0 ? longestUnderline : ending;
}

const longestUnderline = 200;
