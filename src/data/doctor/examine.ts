import type { Finding } from './finding';
import { dataLints } from './lints';
import { studyData } from './study';
import type { ExaminedData } from './view';

/**
 * What is wrong with the data, or looks so: findings with evidence and lines, none where nothing is. Neither the order of
 * rows nor the unit of a column changes what is found, but for marks of missing cells, row numbers and ranges, which are about
 * the numbers as such. Needs a few copies of one column of memory.
 */
export function examineData(view: ExaminedData): readonly Finding[] {
  const study = studyData(view);
  return Object.values(dataLints).flatMap((lint) => lint(study));
}
