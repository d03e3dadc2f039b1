import * as v from 'valibot';

/** A whole number from 0: positions, indices, counts. */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A finite number: what a person types or a spec says. */
export const finite = v.pipe(v.number(), v.finite());

/** A name or an id; no person writes a longer one. */
export const name = v.pipe(v.string(), v.maxLength(10_000));

/** Columns and tensors are sent as plain ArrayBuffers, the one form that every channel copies exactly. */
export const buffer = v.instance(ArrayBuffer);

/**
 * Any number, the non-finite ones included: costs may diverge. A webview's messages are JSON, which writes null
 * for those, so null is read as NaN.
 */
export const real = v.union([
  v.number(),
  v.nan(),
  v.pipe(
    v.null(),
    v.transform(() => Number.NaN),
  ),
]);

/** A message of a pure layer; the receiver translates it. */
export const messageSchema = v.object({
  code: v.string(),
  args: v.record(v.string(), v.union([v.string(), v.number()])),
});

/** A schema of exactly the model's `T`: one that lacks a value or a field of it, or knows more, fails to compile. */
export function schemaOf<T>() {
  return <S extends v.GenericSchema<unknown, T>>(schema: S & Exactly<T, v.InferOutput<S>>): S => schema;
}

type Exactly<T, U> = [T, Keys<T>, Keys<U>] extends [U, Keys<U>, Keys<T>] ? unknown : never;
type Keys<T> = T extends unknown ? keyof T : never;
