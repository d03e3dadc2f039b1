/** The numbers of a column; one that is not finite is a missing cell. */
export type NumberArray =
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Uint8Array;

/** The texts of a column: the number of each cell's text, −1 where the cell is missing. */
export interface CodedTexts {
  readonly codes: Int32Array;
  readonly texts: readonly string[];
}
