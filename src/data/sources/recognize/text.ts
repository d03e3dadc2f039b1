import { decodeUtf8 } from '../../../model/utf8';
import { isJson } from './json';

/** Something written as text that is no table. */
export type OtherText =
  | 'lfs'
  | 'annex'
  | 'server-error'
  | 'server-error-xml'
  | 'html'
  | 'xml'
  | 'rtf'
  | 'arff'
  | 'matrix-market'
  | 'libsvm'
  | 'json';

/** Bytes at the beginning of a file that are looked at. */
const lookedAt = 16_000;

/** What a file is that is written as text and is no table; undefined for all others, tables among them. */
export function otherText(bytes: Uint8Array): OtherText | undefined {
  const text = beginningOf(bytes).trimStart();
  if (/^version https:\/\/git-lfs\.github\.com\/spec\/v\d+\r?\n/.test(text)) return 'lfs';
  const isCut = bytes.length > lookedAt;
  if (!isCut && annexPointer.test(text)) return 'annex';
  if (!isCut && isServerError(text)) return 'server-error';
  if (isWebPage(text)) return 'html';
  if (isXml(text)) return /^(?:<\?xml[^>]*>\s*)?<Error>\s*<(?:Code|Message)>/.test(text) ? 'server-error-xml' : 'xml';
  if (text.startsWith('{\\rtf')) return 'rtf';
  if (/^%%MatrixMarket\s/i.test(text)) return 'matrix-market';
  if (isArff(text)) return 'arff';
  if (isLibsvm(text, isCut)) return 'libsvm';
  return isJson(text, isCut) ? 'json' : undefined;
}

/** What git-annex has in place of a file whose content is elsewhere: the path of that content. */
const annexPointer = /^(?:\.\.\/)*(?:\.git)?\/?annex\/objects\/\S+\s*$/;

/** The one line that servers give in place of a file: a status and its words, as “404: Not Found”. */
const statusLine = /^(?:error\s+)?[45]\d\d(?::| -)?\s+[A-Za-z][A-Za-z ]*\.?\s*$/i;
const statusWords =
  /^(?:not found|access denied|forbidden|unauthorized|bad request|too many requests|internal server error)\.?\s*$/i;

function isServerError(text: string): boolean {
  return statusLine.test(text) || statusWords.test(text);
}

/** A declaration, or an element that another one begins in and that ends at the end of the text. */
function isXml(text: string): boolean {
  if (/^<\?xml\s[^\n,;\t]*\?>/.test(text)) return true;
  const [, name] = /^<([A-Za-z_][\w:.-]*)(?:\s[^<>]*)?>\s*<[A-Za-z_]/.exec(text) ?? [];
  return name !== undefined && text.trimEnd().endsWith(`</${name}>`);
}

/** A label and, behind it, numbers with their places, which rise: “1 3:0.5 7:1”, as libsvm and svmlight write them. */
const libsvmLine = /^[-+]?\d+(?:\.\d+)?(?:,\d+)*(?: +(?:qid|\d+):[-+]?[\d.]+(?:e[-+]?\d+)?)* *(?:#.*)?$/i;
/** A time of day looks like a number with its place. */
const timeOfDay = /^\d{1,2}:\d\d$/;

function isLibsvm(text: string, isCut: boolean): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const whole = isCut ? lines.slice(0, -1) : lines;
  const pairs = whole.flatMap((line) => line.replace(/#.*/, '').trim().split(/ +/).slice(1));
  const isSparse = pairs.some((pair) => !timeOfDay.test(pair)) && whole.every((line) => libsvmLine.test(line));
  return isSparse && whole.every(placesRise);
}

function placesRise(line: string): boolean {
  const places = [...line.matchAll(/ (\d+):/g)].map(([, place]) => Number(place));
  return places.every((place, k) => k === 0 || place > (places[k - 1] ?? 0));
}

/** A table's first cell may be a tag, and even `<html>`: a page has more of them. */
function isWebPage(text: string): boolean {
  let at = 0;
  while (text.startsWith('<!--', at)) {
    const end = text.indexOf('-->', at);
    if (end < 0) return false;
    at = end + 3;
    while (/\s/.test(text.charAt(at))) at++;
  }
  const page = text.slice(at);
  return /^<(?:!doctype\s+html|html)[\s>]/i.test(page) && /.<(?:head|body|title|meta|script|\/html)\b/is.test(page);
}

/** Weka's format: behind comments a line `@relation`, and others that begin with `@`. */
function isArff(text: string): boolean {
  const lines = text.split('\n').map((line) => line.trim());
  const first = lines.findIndex((line) => line !== '' && !line.startsWith('%'));
  return (
    /^@relation\s/i.test(lines[first] ?? '') &&
    lines.slice(first + 1).some((line) => /^@(?:attribute|data)\b/i.test(line))
  );
}

/** The first characters; one that the sample cuts, and what is not UTF-8, end them. */
function beginningOf(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, lookedAt);
  const decoded = decodeUtf8(sample);
  if ('text' in decoded) return decoded.text;
  const valid = decodeUtf8(sample.subarray(0, decoded.invalidAt));
  return 'text' in valid ? valid.text : '';
}
