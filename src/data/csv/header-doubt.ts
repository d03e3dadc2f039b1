/** Why it is not certain whether the first record names the columns. */
export type HeaderDoubt =
  /** It is like an example but for the text of this column, from 0. */
  | { readonly kind: 'cell'; readonly column: number; readonly text: string }
  /** Its numbers may be names: they are unlike those below. */
  | { readonly kind: 'unlike'; readonly texts: readonly string[] }
  /** They may be names although they are like those below. */
  | { readonly kind: 'like'; readonly texts: readonly string[] };
