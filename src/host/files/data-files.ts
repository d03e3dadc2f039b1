import path from 'node:path';
import { dataPathsOf } from '../../model/source';
import type { Spec } from '../../model/spec';

/** Absolute paths of the files of a spec's data; none for data that are generated. */
export function dataFilesOf({ data }: Pick<Spec, 'data'>, specPath: string): string[] {
  return data ? dataPathsOf(data).map((file) => path.resolve(path.dirname(specPath), file)) : [];
}
