import * as v from 'valibot';
import {
  type FittedColumn,
  featureCountOf,
  type Pipeline,
  type Scaling,
  storedFormats,
  type TableLayout,
} from '../model/pipeline';
import { decimalMarks, encodings, missingPolicies, unknownPolicies } from '../model/source';
import { writtenCount as count } from './json';

const finite = v.pipe(v.number(), v.finite());
const texts = v.array(v.string());
const place = { name: v.string(), at: count, missing: v.picklist(missingPolicies) };

const table = v.object({
  format: v.exactOptional(v.picklist(storedFormats)),
  x: v.exactOptional(v.string()),
  delimiter: v.pipe(v.string(), v.length(1)),
  decimal: v.picklist(decimalMarks),
  thousands: v.exactOptional(v.string()),
  header: v.boolean(),
  skip: v.exactOptional(count),
  comment: v.exactOptional(v.string()),
  encoding: v.exactOptional(v.picklist(encodings)),
  columns: count,
  missingAs: v.exactOptional(texts),
});

const column = v.variant('kind', [
  v.object({ kind: v.literal('number'), ...place, fill: v.exactOptional(finite) }),
  v.object({
    kind: v.literal('category'),
    ...place,
    categories: texts,
    unknown: v.picklist(unknownPolicies),
    fill: v.exactOptional(v.string()),
  }),
]);

const scaling = v.pipe(
  v.object({ shift: v.array(finite), factor: v.array(v.pipe(finite, v.notValue(0))) }),
  v.check(({ shift, factor }) => shift.length === factor.length),
);

/**
 * A pipeline as JSON. A column that is only a name is one of numbers, the next in the file, whose missing cells are
 * errors: an image has thousands of them.
 */
export const writtenPipeline = v.object({
  table: v.exactOptional(table),
  columns: v.array(v.union([v.string(), column])),
  scaling: v.exactOptional(scaling),
  targetScaling: v.exactOptional(scaling),
  targets: v.array(v.object({ name: v.string(), at: count })),
  classes: v.exactOptional(v.pipe(texts, v.minLength(2))),
  seed: v.object({ value: count, rng: v.picklist(['pcg64', 'numpy']) }),
  dataHash: v.string(),
});
type WrittenPipeline = v.InferOutput<typeof writtenPipeline>;

/** A pipeline as a value of JSON: numbers keep every bit. */
export function writePipeline(pipeline: Pipeline): WrittenPipeline {
  const { table: layout, columns, scaling: fitted, targetScaling, targets, classes, seed, dataHash } = pipeline;
  return {
    ...(layout ? { table: writeLayout(layout) } : {}),
    columns: columns.map((each, k) => writeColumn(each, nextAfter(columns, k))),
    ...(fitted ? { scaling: writeScaling(fitted) } : {}),
    ...(targetScaling ? { targetScaling: writeScaling(targetScaling) } : {}),
    targets: targets.map((target) => ({ ...target })),
    ...(classes ? { classes: [...classes] } : {}),
    seed: { ...seed },
    dataHash,
  };
}

type WrittenScaling = v.InferOutput<typeof scaling>;

function writeScaling({ shift, factor }: Scaling): WrittenScaling {
  return { shift: [...shift], factor: [...factor] };
}

function readScaling({ shift, factor }: WrittenScaling): Scaling {
  return { shift: Float64Array.from(shift), factor: Float64Array.from(factor) };
}

/** The place in the file that follows the column before. */
function nextAfter(columns: readonly { readonly at: number }[], k: number): number {
  return (columns[k - 1]?.at ?? -1) + 1;
}

function writeColumn(fitted: FittedColumn, next: number): WrittenPipeline['columns'][number] {
  if (fitted.kind === 'category') return { ...fitted, categories: [...fitted.categories] };
  const { name, at, missing, fill } = fitted;
  return at === next && missing === 'error' && fill === undefined ? name : { ...fitted };
}

function writeLayout({ missingAs, ...layout }: TableLayout): v.InferOutput<typeof table> {
  return { ...layout, ...(missingAs ? { missingAs: [...missingAs] } : {}) };
}

/** The pipeline that a value of JSON is; undefined where it is none, or its parts do not fit together. */
export function readPipeline(value: unknown): Pipeline | undefined {
  const parsed = v.safeParse(writtenPipeline, value);
  if (!parsed.success) return undefined;
  const { scaling: fitted, targetScaling, columns: written, ...rest } = parsed.output;
  const columns: FittedColumn[] = [];
  for (const each of written) {
    const at = nextAfter(columns, columns.length);
    columns.push(typeof each === 'string' ? { kind: 'number', name: each, at, missing: 'error' } : each);
  }
  const pipeline = { ...rest, columns };
  if (!fits(pipeline, fitted?.shift.length) || (targetScaling && rest.classes)) return undefined;
  return {
    ...pipeline,
    ...(fitted ? { scaling: readScaling(fitted) } : {}),
    ...(targetScaling ? { targetScaling: readScaling(targetScaling) } : {}),
  };
}

/** Whether the parts fit together: names of classes and places of columns differ, one factor a feature. */
function fits(
  { table: layout, columns, classes }: Omit<Pipeline, 'scaling' | 'targetScaling'>,
  scaled: number | undefined,
): boolean {
  const areClassesDistinct = !classes || new Set(classes).size === classes.length;
  const arePlacesDistinct = new Set(columns.map(({ at }) => at)).size === columns.length;
  const areInTable = !layout || columns.every(({ at }) => at < layout.columns);
  const isScaled = scaled === undefined || scaled === featureCountOf(columns);
  return areClassesDistinct && arePlacesDistinct && areInTable && isScaled;
}
