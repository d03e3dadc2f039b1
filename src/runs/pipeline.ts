import * as v from 'valibot';
import {
  type FittedColumn,
  featureCountOf,
  isOwnClass,
  type Pipeline,
  type Scaling,
  storedFormats,
  type TableLayout,
  targetKinds,
  targetPolicies,
} from '../model/pipeline';
import { decimalMarks, encodings, missingPolicies, unknownPolicies } from '../model/source';
import { writtenCount as count } from './json';

/** A negative zero is written as zero, so that none is read. */
const finite = v.pipe(
  v.number(),
  v.finite(),
  v.check((value) => !Object.is(value, -0)),
);
const texts = v.array(v.string());
const distinctTexts = v.pipe(
  texts,
  v.check((values) => areDistinct(values)),
);
const place = { name: v.string(), at: count, missing: v.picklist(missingPolicies) };

const table = v.object({
  format: v.exactOptional(v.picklist(storedFormats)),
  x: v.exactOptional(v.string()),
  delimiter: v.pipe(v.string(), v.length(1)),
  decimal: v.picklist(decimalMarks),
  thousands: v.exactOptional(v.string()),
  header: v.boolean(),
  nameless: v.exactOptional(v.pipe(v.array(count), v.minLength(1))),
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
    categories: distinctTexts,
    unknown: v.picklist(unknownPolicies),
    fill: v.exactOptional(v.string()),
  }),
]);

const target = v.object({
  name: v.string(),
  at: count,
  kind: v.exactOptional(v.picklist(targetKinds)),
  missing: v.exactOptional(v.picklist(targetPolicies)),
});

const scaling = v.pipe(
  v.object({ shift: v.array(finite), factor: v.array(v.pipe(finite, v.gtValue(0))) }),
  v.check(({ shift, factor }) => shift.length === factor.length),
);

/**
 * A pipeline as JSON. A column that is only a name is one of numbers, the next in the file, whose missing cells are
 * errors: an image has thousands of them.
 */
export const writtenPipeline = v.object({
  table: v.exactOptional(table),
  columns: v.pipe(v.array(v.union([v.string(), column])), v.minLength(1)),
  scaling: v.exactOptional(scaling),
  targetScaling: v.exactOptional(scaling),
  targets: v.pipe(v.array(target), v.minLength(1)),
  classes: v.exactOptional(v.pipe(distinctTexts, v.minLength(2))),
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
    targets: targets.map((each) => ({ ...each })),
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

function writeLayout({ missingAs, nameless, ...layout }: TableLayout): v.InferOutput<typeof table> {
  return {
    ...layout,
    ...(nameless ? { nameless: [...nameless] } : {}),
    ...(missingAs ? { missingAs: [...missingAs] } : {}),
  };
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
  if (!fits(pipeline) || !areScaled(pipeline, fitted, targetScaling)) return undefined;
  return {
    ...pipeline,
    ...(fitted ? { scaling: readScaling(fitted) } : {}),
    ...(targetScaling ? { targetScaling: readScaling(targetScaling) } : {}),
  };
}

type Unscaled = Omit<Pipeline, 'scaling' | 'targetScaling'>;

/** Whether features and targets are columns of one table, each another, and what fills a cell is a value of its column. */
function fits({ table: layout, columns, targets }: Unscaled): boolean {
  const all = [...columns, ...targets];
  const width = layout?.columns ?? all.length;
  const nameless = new Set(layout?.nameless);
  const isNumbered = ({ at }: { readonly at: number }): boolean => layout?.header === false || nameless.has(at);
  return (
    areDistinct(all.map(({ at }) => at)) &&
    all.every(({ at }) => at < width) &&
    nameless.size === (layout?.nameless?.length ?? 0) &&
    [...nameless].every((at) => at < width && layout?.header === true) &&
    all.every((each) => !isNumbered(each) || each.name === String(each.at + 1)) &&
    areDistinct(all.flatMap((each) => (isNumbered(each) ? [] : [each.name]))) &&
    columns.every(isFillKnown) &&
    (targets.length === 1 || targets.every(({ kind }) => kind !== 'category'))
  );
}

/** Whether a column of categories is filled where its policy fills, by one of them or by that of missing cells. */
function isFillKnown(fitted: FittedColumn): boolean {
  if (fitted.kind === 'number' || fitted.fill === undefined) return true;
  const { fill, missing, categories } = fitted;
  return missing === 'own-class' ? isOwnClass(fill) : missing === 'most-frequent' && categories.includes(fill);
}

/** Whether there is one factor a feature, and one a target of numbers. */
function areScaled(
  { columns, targets, classes }: Unscaled,
  scaled: WrittenScaling | undefined,
  scaledTargets: WrittenScaling | undefined,
): boolean {
  const fitsTargets = !scaledTargets || (!classes && scaledTargets.shift.length === targets.length);
  return fitsTargets && (!scaled || scaled.shift.length === featureCountOf(columns));
}

function areDistinct(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}
