import { decodeUtf8 } from '../../../model/utf8';
import { isJson } from './json';

/** Something written as text that is no table. */
export type OtherText = 'lfs' | 'html' | 'arff' | 'json' | 'xml';

/** Bytes at the beginning of a file that are looked at. */
const lookedAt = 16_000;

/** What a file is that is written as text and is no table; undefined for all others, tables among them. */
export function otherText(bytes: Uint8Array): OtherText | undefined {
  const text = beginningOf(bytes).trimStart();
  if (/^version https:\/\/git-lfs\.github\.com\/spec\/v\d+\r?\n/.test(text)) return 'lfs';
  if (isWebPage(text)) return 'html';
  if (/^<\?xml\s[^\n,;\t]*\?>/.test(text)) return 'xml';
  if (isArff(text)) return 'arff';
  return isJson(text, bytes.length > lookedAt) ? 'json' : undefined;
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
