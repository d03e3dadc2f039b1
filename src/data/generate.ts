import { exampleSizes, type GeneratorSource } from '../model/generator';
import type { Random } from '../numerics/random';
import { DrawnCells } from './generators/drawn-cells';
import { draws } from './generators/table';
import { budgetValues } from './memory';
import type { RawExamples } from './raw-examples';
import { allExamples } from './split';

/** The examples of a generator. Throws Fault data-memory before it allocates more than `memoryLimit` bytes. */
export function generateExamples(source: GeneratorSource, random: Random, memoryLimit: number): RawExamples {
  const { features, classes } = exampleSizes(source);
  // The draw and its shuffled copy exist at the same time; blobs also keeps its centres.
  budgetValues(2 * source.samples * (features + 1) + (classes ?? 0) * features, memoryLimit);
  const { x, y } = draws[source.kind](source, random);
  const columns = Array.from({ length: features }, (_, k) => ({
    name: `x${k + 1}`,
    at: k,
    isNamed: true,
    cells: new DrawnCells(x, features, k),
  }));
  const target = { name: 'y', isNamed: true, cells: new DrawnCells(Float64Array.from(y), 1, 0) };
  return {
    m: source.samples,
    columns: columns.map((column) => ({ ...column, kind: 'number', missing: 'error', unknown: 'error' })),
    source: {
      m: source.samples,
      columns: [...columns, target],
      rows: allExamples(source.samples),
      dropping: [],
      lineOf: () => 0,
    },
    bytes: x.byteLength + 2 * y.byteLength,
    notes: [],
    targetColumns: [{ name: 'y', at: features }],
    targets: [{ name: 'y', values: y, ...(classes === undefined ? {} : { classes: counted(classes) }) }],
  };
}

/** The names 0 … count − 1. */
function counted(count: number): string[] {
  return Array.from({ length: count }, (_, label) => String(label));
}
