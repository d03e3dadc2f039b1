import type { Scaling } from '../model/dataset';
import { defaultMemoryLimit } from '../model/memory-limit';
import { Fault, message } from '../model/message';
import { listNames } from './csv/column-names';
import type { TableFormat } from './csv/dialect';
import { encodeFeatures, featuresNamed, rowsKept } from './csv/features';
import { readTable } from './csv/table';
import { fillMissing } from './missing';
import { applyScaling } from './scaling';

/** What is known about the network's input. */
export interface FeatureLayout {
  /** n_x. */
  readonly inputs: number;
  /** The data set's names, `column=category` for one-hot features; if absent, all columns but the targets, in order. */
  readonly featureNames?: readonly string[];
  /** Columns that are targets, if the file has them. */
  readonly targets?: readonly string[];
  /** How the file is written, where the spec says so. */
  readonly format?: TableFormat;
  /** The training set's mean of each feature, where missing cells were filled with it. */
  readonly means?: Float64Array;
}

/**
 * Examples to predict from a CSV file, with a header unless the format says otherwise: m columns of X, scaled like the training set. The target may be
 * in the file or not. Features are found by their names, in any order; if none of the names is in the file, and it has
 * n_x columns in addition to the targets, those are used in their order.
 *
 * Throws the Faults of `readTable`, `columnOf`, `encodeFeatures`, and data-predict-columns, data-predict-missing.
 */
export function readFeatures(
  file: string,
  bytes: Uint8Array,
  layout: FeatureLayout,
  scaling?: Scaling,
  memoryLimit = defaultMemoryLimit,
): { readonly m: number; readonly x: Float64Array } {
  const { inputs, featureNames, targets = [], format, means } = layout;
  const named = [...(featureNames ?? []), ...targets];
  const table = readTable(file, bytes, {
    header: true,
    ...format,
    memoryLimit,
    isNamed: (name) => named.includes(name),
  });
  const others = table.names.filter((name) => !targets.includes(name));
  const nameless = !featureNames?.some((name) => table.names.includes(name) || name.includes('='));
  const names = featureNames && !(nameless && others.length === inputs) ? featureNames : others;
  if (names.length !== inputs) {
    const facts = { columns: names.length, inputs, names: listNames(names) };
    throw new Fault(message('data-predict-columns', facts), { file, line: 1 });
  }
  const features = featuresNamed(table, names);
  const rows = rowsKept(table, [], 'error');
  const x = needingAll(() => encodeFeatures(table, rows, features, means ? 'mean' : 'error', memoryLimit));
  if (means) fillMissing(x, means);
  if (scaling) applyScaling(scaling, x);
  return { m: table.m, x };
}

/** A prediction leaves out no example, so the remedies for missing cells in a spec do not apply here. */
function needingAll<T>(encode: () => T): T {
  try {
    return encode();
  } catch (error) {
    if (error instanceof Fault && ['data-missing-cell', 'data-missing-text'].includes(error.detail.code)) {
      throw new Fault(message('data-predict-missing', error.detail.args), error.place);
    }
    throw error;
  }
}
