import type { Encoding } from '../../model/source';

/** Bytes at which the guess looks. */
const lookedAt = 65_536;
const ascii = 0x80;

/**
 * The encoding that a text which is not UTF-8 most likely has: bytes beyond ASCII that stand among letters are those of a code
 * of one byte, as in “Größe”; those of GB 18030 are pairs, as in “身高”, and whole words of them.
 */
export function likelyEncoding(bytes: Uint8Array): Extract<Encoding, 'windows-1252' | 'gb18030'> {
  const end = Math.min(bytes.length, lookedAt);
  let [alone, paired] = [0, 0];
  for (let at = 0; at < end; at++) {
    const begin = at;
    while (at < end && (bytes[at] ?? 0) >= ascii) at++;
    const run = at - begin;
    if (run % 2 === 1 || isLetter(bytes[begin - 1]) || isLetter(bytes[at])) alone += run;
    else paired += run;
  }
  return paired > alone ? 'gb18030' : 'windows-1252';
}

function isLetter(byte = 0): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
