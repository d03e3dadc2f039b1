import type { Encoding } from '../../model/source';

type Utf16 = Extract<Encoding, 'utf-16le' | 'utf-16be'>;

/** Of so many units at least one is an ASCII character: delimiters, digits and line ends. */
const unitsPerCharacter = 8;
/** Fewer characters are no evidence. */
const leastCharacters = 4;
/** Control characters, and what is no character: no table has them, and most binary files have. */
const noText = /(?!\s)[\p{Cc}\p{NChar}]/u;
const lineEnd = /[\r\n]/;

/**
 * Whether the beginning of a file is UTF-16 without a byte order mark: the zero bytes of ASCII characters are in one of two
 * places, and read so there are lines of text. Of the other place the zeros may be, too, as in 一 (U+4E00).
 */
export function unmarkedUtf16(bytes: Uint8Array): Utf16 | undefined {
  const units = Math.floor(bytes.length / 2);
  let [even, odd] = [0, 0];
  for (let unit = 0; unit < units; unit++) {
    if (bytes[2 * unit] === 0) even++;
    if (bytes[2 * unit + 1] === 0) odd++;
  }
  const whole = bytes.subarray(0, 2 * units);
  const mayBe = (zeros: number): boolean => zeros >= leastCharacters && unitsPerCharacter * zeros >= units;
  if (mayBe(odd) && hasLines(whole, 'utf-16le')) return 'utf-16le';
  return mayBe(even) && hasLines(whole, 'utf-16be') ? 'utf-16be' : undefined;
}

/** The last unit may be half a character. */
function hasLines(bytes: Uint8Array, encoding: Utf16): boolean {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
    return lineEnd.test(text) && !noText.test(text);
  } catch {
    return false;
  }
}
