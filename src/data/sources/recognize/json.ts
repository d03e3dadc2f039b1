const blank = /[ \t\r\n]/;

/**
 * Whether a text's beginning is JSON: objects or lists, one after the other, of which the last may be cut off where
 * `isCut` says that the text goes on. A table whose first cell is `{` is none.
 */
export function isJson(text: string, isCut: boolean): boolean {
  const scalar = /"(?:[^"\\\n]|\\.)*(?:"|$)|-?\d[\d.eE+-]*|true|false|null/y;
  let at = 0;
  let isAny = false;
  const closers: string[] = [];
  /** What may come next: a value, a name, a colon, or a comma or the end of an object or list. */
  let wanted: 'value' | 'first' | 'name' | 'colon' | 'comma' = 'value';
  for (;;) {
    while (blank.test(text.charAt(at))) at++;
    if (at >= text.length) return isAny && (closers.length === 0 || isCut);
    const sign = text.charAt(at);
    const closer = closers.at(-1);
    if (closer === undefined && sign !== '{' && sign !== '[') return false;
    if ((wanted === 'comma' || wanted === 'first') && sign === closer) {
      closers.pop();
      at++;
      isAny = true;
      wanted = closers.length > 0 ? 'comma' : 'value';
    } else if (wanted === 'comma' || wanted === 'colon') {
      if (sign !== (wanted === 'comma' ? ',' : ':')) return false;
      at++;
      wanted = wanted === 'comma' && closer === '}' ? 'name' : 'value';
    } else {
      const isName: boolean = closer === '}' && wanted !== 'value';
      if (!isName && (sign === '{' || sign === '[')) {
        closers.push(sign === '{' ? '}' : ']');
        at++;
        wanted = 'first';
        continue;
      }
      scalar.lastIndex = at;
      const [found] = scalar.exec(text) ?? [];
      if (found === undefined || (isName && !found.startsWith('"'))) return false;
      at += found.length;
      isAny = true;
      wanted = isName ? 'colon' : 'comma';
    }
  }
}
