import * as v from 'valibot';

/** A value in JSON's types: numbers that are not finite become "NaN", "Infinity" or "-Infinity". */
export function writeJson(value: unknown, indent?: number): string {
  const replace = (_key: string, held: unknown): unknown =>
    typeof held === 'number' && !Number.isFinite(held) ? String(held) : held;
  // Only a number that is not finite needs the slower way: JSON has null for it.
  const text = JSON.stringify(value, undefined, indent);
  return text.includes('null') ? JSON.stringify(value, replace, indent) : text;
}

/** Values that JSON has as a list, made one after the other: they need not be in memory together. */
export class LongList {
  constructor(readonly values: Iterable<unknown>) {}
}

/** Characters, more or less, of a piece. */
const pieceLength = 65_536;

/**
 * What `writeJson` gives of a value with long lists, in pieces: no string need hold all of it. Objects may be around long
 * lists and in them, lists of another kind only without any.
 */
export function* jsonPieces(value: unknown): Generator<string> {
  let text = '';
  for (const part of jsonParts(value)) {
    text += part;
    if (text.length < pieceLength) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

function* jsonParts(value: unknown): Generator<string> {
  let separator = '';
  if (!hasLongList(value)) yield writeJson(value);
  else if (value instanceof LongList) {
    yield '[';
    for (const each of value.values) {
      yield separator;
      yield* jsonParts(each);
      separator = ',';
    }
    yield ']';
  } else if (isRecord(value)) {
    yield '{';
    for (const [name, held] of Object.entries(value)) {
      if (held === undefined) continue;
      yield `${separator}${JSON.stringify(name)}:`;
      yield* jsonParts(held);
      separator = ',';
    }
    yield '}';
  }
}

/** Whether a value is a long list, or an object that has one. */
function hasLongList(value: unknown): boolean {
  return value instanceof LongList || (isRecord(value) && Object.values(value).some(hasLongList));
}

/** The value of `text` as JSON; undefined, which is not a JSON value, if it is invalid. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether a value of JSON is an object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a whole number from 0, and exact. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** Any number, as `writeJson` writes it. */
export const writtenReal = v.union([
  v.number(),
  v.pipe(
    v.picklist(['NaN', 'Infinity', '-Infinity']),
    v.transform((text) => Number(text)),
  ),
]);

/** A whole number from 0. */
export const writtenCount = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
