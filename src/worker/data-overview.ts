import { type FileContent, type Files, sizeOf } from '../data/file-bytes';
import type { PreparedExamples } from '../data/prepare';
import { targetClass } from '../engine/classes';
import { mapSets, sizesOf } from '../model/sets';
import { inferShapes } from '../model/shapes';
import type { Spec } from '../model/spec';
import type { DataOverviewView } from '../protocol/data-view';
import type { ColumnViews } from './data-columns';
import { messageView } from './finding-view';

interface ReadData {
  readonly spec: Spec;
  readonly prepared: PreparedExamples;
  /** By the paths as written. */
  readonly files: Files;
  readonly columns: ColumnViews;
  readonly isSoonExamined: boolean;
}

function sizeOfFile(content: FileContent | undefined): number {
  return content ? sizeOf(content) : 0;
}

/** What a page is told first of data that were read. */
export function dataOverview({ spec, prepared, files, columns, isSoonExamined }: ReadData): DataOverviewView {
  const { dataset, origins } = prepared;
  const { features, outputs, dropped, notes } = dataset;
  const { source } = spec.data ?? {};
  const { train, test } = origins;
  const path = source?.from === 'file' ? source.path : undefined;
  const sizes = inferShapes(spec.layers).layers[0]?.output ?? [];
  return {
    ...(path === undefined ? {} : { file: { path, bytes: sizeOfFile(files.get(path)) } }),
    notes: notes.map(messageView),
    rows: { train: train.raw.source.m, test: test && test.raw !== train.raw ? test.raw.source.m : 0 },
    columnCount: columns.names.length,
    columns: columns.from(0),
    sets: { ...sizesOf(dataset), dropped },
    classes: classesOf(spec, prepared),
    features,
    outputs,
    sizes: sizes.filter((size) => typeof size === 'number'),
    isSoonExamined,
  };
}

/** How many examples of each class each set has; none for regression. */
function classesOf(spec: Spec, { dataset }: PreparedExamples): DataOverviewView['classes'] {
  const { classes, outputs } = dataset;
  if (!classes) return [];
  const counted = classes.map((name) => ({ name, train: 0, validation: 0, test: 0 }));
  mapSets(dataset, ({ m, y }, set) => {
    for (let i = 0; i < m; i++) {
      const found = counted[targetClass(y, i, outputs, spec.train.loss)];
      if (found) found[set]++;
    }
  });
  return counted;
}
