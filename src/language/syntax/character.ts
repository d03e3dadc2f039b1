/** Classes of characters as KDL 2.0 names them; codes are UTF-16 units. */

/** Ends a node: LF, CR, NEL, vertical tab, form feed, line and paragraph separators. */
export function isNewline(code: number): boolean {
  return (code >= 0x0a && code <= 0x0d) || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** White space that does not end a node. */
export function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x09 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Characters that no KDL text may contain: controls, marks that reorder text, halves of a surrogate pair. */
export const forbiddenCharacters =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it searches for control characters
  /[\u0000-\u0008\u000e-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function isForbiddenUnit(code: number): boolean {
  return (
    code <= 0x08 ||
    (code >= 0x0e && code <= 0x1f) ||
    code === 0x7f ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    code === 0xfeff
  );
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

const punctuation = new Set([...'\\/(){}[];"#='].map((char) => char.charCodeAt(0)));

/** UTF-16 units of the bare word's character at `at`: 1, 2 for a surrogate pair, 0 if no such character is there. */
export function wordUnits(text: string, at: number): 0 | 1 | 2 {
  if (at >= text.length) return 0;
  const code = text.charCodeAt(at);
  if (isHighSurrogate(code)) return isLowSurrogate(text.charCodeAt(at + 1)) ? 2 : 0;
  if (isLowSurrogate(code) || isForbiddenUnit(code)) return 0;
  return isSpace(code) || isNewline(code) || punctuation.has(code) ? 0 : 1;
}
