import { Fault, message } from '../../model/message';
import type { Encoding } from '../../model/source';
import { encodeUtf8 } from '../../model/utf8';
import { bytesAt, type FileContent, headBytes, type StoredFile, sizeOf } from '../file-bytes';
import type { MemoryBudget } from '../memory';
import { unmarkedUtf16 } from './utf-16';

/** Bytes that are decoded at once: no string of all of a large file. */
const chunk = 1_000_000;

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
 * A text of this encoding in UTF-8. One in another encoding is held in pieces, which `memory` counts. Throws Fault
 * data-encoding at the first line that is not in that encoding, and data-memory.
 */
export function utf8Of(file: string, content: FileContent, encoding: Encoding, memory: MemoryBudget): FileContent {
  if (encoding === 'utf-8') return content;
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: false });
  const pieces: Uint8Array[] = [];
  const size = sizeOf(content);
  for (let at = 0; at < size; at += chunk) {
    const end = Math.min(size, at + chunk);
    const text = decodedPart(decoder, bytesAt(content, at, end), end < size, file, content, encoding);
    const piece = encodeUtf8(text);
    memory.hold(piece.length);
    pieces.push(piece);
  }
  return joined(pieces);
}

/** Pieces as one text, which is never copied whole. */
function joined(pieces: readonly Uint8Array[]): StoredFile {
  const starts = [0];
  for (const { length } of pieces) starts.push((starts.at(-1) ?? 0) + length);
  return {
    size: starts.at(-1) ?? 0,
    pieceBytes: chunk,
    read: (from, to) => {
      const bytes = new Uint8Array(to - from);
      for (const [k, piece] of pieces.entries()) {
        const start = starts[k] ?? 0;
        const part = piece.subarray(Math.max(0, from - start), Math.max(0, to - start));
        if (part.length > 0) bytes.set(part, Math.max(0, start - from));
      }
      return bytes;
    },
  };
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
  all: FileContent,
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
function lineOfFirstFault(content: FileContent, encoding: Encoding): number {
  const decoder = new TextDecoder(encoding, { fatal: false, ignoreBOM: false });
  let line = 1;
  const size = sizeOf(content);
  for (let at = 0; at < size; at += chunk) {
    const text = decoder.decode(bytesAt(content, at, Math.min(size, at + chunk)), { stream: at + chunk < size });
    const fault = text.indexOf('\ufffd');
    const before = fault < 0 ? text : text.slice(0, fault);
    line += before.split('\n').length - 1;
    if (fault >= 0) break;
  }
  return line;
}
