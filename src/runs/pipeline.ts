import * as v from 'valibot';
import { featureCountOf, type Pipeline, storedFormats, type TableLayout } from '../model/pipeline';
import { decimalMarks, missingPolicies, unknownPolicies } from '../model/source';
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

/** A pipeline as JSON. */
export const writtenPipeline = v.pipe(
  v.object({
    table: v.exactOptional(table),
    columns: v.array(column),
    scaling: v.exactOptional(scaling),
    targets: v.array(v.object({ name: v.string(), at: count })),
    classes: v.exactOptional(v.pipe(texts, v.minLength(2))),
    seed: v.object({ value: count, rng: v.picklist(['pcg64', 'numpy']) }),
    dataHash: v.string(),
  }),
  v.check(({ columns, scaling: fitted }) => !fitted || fitted.shift.length === featureCountOf(columns)),
  v.check(({ classes }) => !classes || new Set(classes).size === classes.length),
);
type WrittenPipeline = v.InferOutput<typeof writtenPipeline>;

/** A pipeline as a value of JSON: numbers keep every bit. */
export function writePipeline(pipeline: Pipeline): WrittenPipeline {
  const { table: layout, columns, scaling: fitted, targets, classes, seed, dataHash } = pipeline;
  return {
    ...(layout ? { table: writeLayout(layout) } : {}),
    columns: columns.map((each) =>
      each.kind === 'number' ? { ...each } : { ...each, categories: [...each.categories] },
    ),
    ...(fitted ? { scaling: { shift: [...fitted.shift], factor: [...fitted.factor] } } : {}),
    targets: targets.map((target) => ({ ...target })),
    ...(classes ? { classes: [...classes] } : {}),
    seed: { ...seed },
    dataHash,
  };
}

function writeLayout({ missingAs, ...layout }: TableLayout): v.InferOutput<typeof table> {
  return { ...layout, ...(missingAs ? { missingAs: [...missingAs] } : {}) };
}

/** The pipeline that a value of JSON is; undefined where it is none, or its parts do not fit together. */
export function readPipeline(value: unknown): Pipeline | undefined {
  const parsed = v.safeParse(writtenPipeline, value);
  if (!parsed.success) return undefined;
  const { scaling: fitted, ...rest } = parsed.output;
  if (!fitted) return rest;
  const { shift, factor } = fitted;
  return { ...rest, scaling: { shift: Float64Array.from(shift), factor: Float64Array.from(factor) } };
}
