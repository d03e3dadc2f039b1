import { Fault, message } from '../../model/message';
import type { Encoding } from '../../model/source';
import { encodeUtf8 } from '../../model/utf8';
import { allBytes, bytesAt, type FileContent, headBytes } from '../file-bytes';
import { budgetBytes } from '../memory';
import { unmarkedUtf16 } from './utf-16';

/** Bytes that are decoded at once: no string of all of a large file. */
const chunk = 4_000_000;

/**
 * The encoding of a text: that of its byte order mark if it has one, else the given one, else UTF-16 if it looks like that.
 * Throws Fault data-utf-16 where it looks like that and another one is given.
 */
export function encodingOf(file: string, content: FileContent, given: Encoding | undefined): Encoding {
  const head = bytesAt(content, 0, headBytes);
  const marked = markedEncoding(head);
  if (marked) return marked;
  const seen = unmarkedUtf16(head);
  if (seen && given && seen !== given) throw new Fault(message('data-utf-16', { encoding: seen, given }), { file });
  return given ?? seen ?? 'utf-8';
}

/**
 * A text of this encoding in UTF-8. One in another encoding is held whole. Throws Fault data-encoding at the first line that
 * is not in that encoding, and data-memory.
 */
export function utf8Of(file: string, content: FileContent, encoding: Encoding, memoryLimit: number): FileContent {
  if (encoding === 'utf-8') return content;
  const bytes = allBytes(content, memoryLimit);
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: false });
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let at = 0; at < bytes.length; at += chunk) {
    const end = Math.min(bytes.length, at + chunk);
    const part = encodeUtf8(decodedPart(decoder, bytes.subarray(at, end), end < bytes.length, file, bytes, encoding));
    parts.push(part);
    length += part.length;
    budgetBytes(length, memoryLimit);
  }
  const all = new Uint8Array(length);
  let filled = 0;
  for (const part of parts) {
    all.set(part, filled);
    filled += part.length;
  }
  return all;
}

/** The characters that windows-1252 has where Latin-1 has control characters, from 0x80. */
const added = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Some releases of Node read windows-1252 as Latin-1, which differs in these characters alone. */
function characterOf1252(control: string): string {
  return added[control.charCodeAt(0) - 0x80] ?? control;
}

/** The encoding that a byte order mark tells. */
function markedEncoding([first, second, third]: Uint8Array): Encoding | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function decodedPart(
  decoder: TextDecoder,
  part: Uint8Array,
  stream: boolean,
  file: string,
  all: Uint8Array,
  encoding: Encoding,
): string {
  try {
    const text = decoder.decode(part, { stream });
    return encoding === 'windows-1252' ? text.replace(/[\x80-\x9f]/g, characterOf1252) : text;
  } catch {
    throw new Fault(message('data-encoding', { encoding }), { file, line: lineOfFirstFault(all, encoding) });
  }
}

/** The line, from 1, of the first bytes that an encoding gives no meaning. */
function lineOfFirstFault(bytes: Uint8Array, encoding: Encoding): number {
  const decoder = new TextDecoder(encoding, { fatal: false, ignoreBOM: false });
  let line = 1;
  for (let at = 0; at < bytes.length; at += chunk) {
    const text = decoder.decode(bytes.subarray(at, at + chunk), { stream: at + chunk < bytes.length });
    const fault = text.indexOf('\ufffd');
    const before = fault < 0 ? text : text.slice(0, fault);
    line += before.split('\n').length - 1;
    if (fault >= 0) break;
  }
  return line;
}
