/** UTF-8 encoding and decoding, for layers that use neither DOM nor Node. */

/** Bytes of a text; a lone surrogate becomes U+FFFD. Uses no more memory than the bytes. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(encodedLength(text));
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code < 0x80) {
      bytes[at++] = code;
      continue;
    }
    code = text.codePointAt(i) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x800) bytes[at++] = 0xc0 | (code >> 6);
    else {
      if (code < 0x10000) bytes[at++] = 0xe0 | (code >> 12);
      else {
        // A pair of code units.
        i++;
        bytes[at++] = 0xf0 | (code >> 18);
        bytes[at++] = 0x80 | ((code >> 12) & 63);
      }
      bytes[at++] = 0x80 | ((code >> 6) & 63);
    }
    bytes[at++] = 0x80 | (code & 63);
  }
  return bytes;
}

function encodedLength(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x800) {
      length += unit < 0x80 ? 1 : 2;
      continue;
    }
    const isPair = (text.codePointAt(i) ?? 0) > 0xffff;
    if (isPair) i++;
    length += isPair ? 4 : 3;
  }
  return length;
}

/** Bytes of a text that is short, such as a name. */
const shortText = 24;

/** The text of a few bytes of ASCII: most names and texts of cells. Undefined for all others. */
function shortAscii(bytes: Uint8Array): string | undefined {
  if (bytes.length > shortText) return undefined;
  let text = '';
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) return undefined;
    text += String.fromCharCode(byte);
  }
  return text;
}

export type Decoded = { readonly text: string } | { readonly invalidAt: number };

/** Text of the bytes, without a byte order mark; or the offset of the first byte that is not valid UTF-8. */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  const ascii = shortAscii(bytes);
  if (ascii !== undefined) return { text: ascii };
  const parts: string[] = [];
  let units: number[] = [];
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if ((lead >= 0x80 && lead < 0xc2) || lead > 0xf4) return { invalidAt: at };
    let code = length === 1 ? lead : lead & (0xff >> (length + 1));
    for (let i = 1; i < length; i++) {
      // Behind the end there is no byte that goes on.
      const next = bytes[at + i] ?? 0;
      if ((next & 0xc0) !== 0x80) return { invalidAt: at };
      code = (code << 6) | (next & 63);
    }
    const overlong = (length === 3 && code < 0x800) || (length === 4 && code < 0x10000);
    if (overlong || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return { invalidAt: at };
    if (code >= 0x10000) units.push(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + (code & 0x3ff));
    else units.push(code);
    at += length;
    if (units.length > 8192) {
      parts.push(String.fromCharCode(...units));
      units = [];
    }
  }
  parts.push(String.fromCharCode(...units));
  return { text: parts.join('') };
}
