import { type SourceFile, withoutComments } from './tree';

/** Files with switches over a kind that no default closes: the type checker refuses a new kind there as in a table. */
export const switches: readonly string[] = ['src/language/print/layers.ts'];

/** A comparison of a kind with one layer's kind, or a list of some: a new kind would take the other way in silence. */
const comparisons = [
  /\bkind\b\s*[!=]==?\s*['"](?:input|flatten|dense|dropout)['"]/g,
  /['"](?:input|flatten|dense|dropout)['"]\s*[!=]==?\s*[\w.?]*\bkind\b/g,
  /\bcase\s+['"](?:input|flatten|dense|dropout)['"]\s*:/g,
  /\[[^\]\n]*['"](?:input|flatten|dense|dropout)['"][^\]\n]*\]\s*\.(?:includes|some|find|indexOf)\b/g,
];

/** Every such comparison in a file, as it is written. */
export function kindComparisons({ text }: SourceFile): string[] {
  const code = withoutComments(text);
  return comparisons.flatMap((form) => [...code.matchAll(form)].map(([found]) => found));
}

/** Whether the file has a table with a row for each kind of layer. */
export function hasKindTable({ text }: SourceFile): boolean {
  return /\bLayerTable<\s*\[|\bRecord<\s*(?:LayerKind|InsertedKind)\b|\bin (?:LayerKind|InsertedKind)\]/.test(
    withoutComments(text),
  );
}

/** Adds an imaginary kind to the model's union of layers, and nothing else. */
export function withImaginaryKind(text: string): string {
  return text.replace('export type Layer = ', imaginary);
}

const imaginary = `/** Halves the units. */
export interface PoolLayer {
  readonly kind: 'pool';
  readonly name: string;
}

export type Layer = PoolLayer | `;
