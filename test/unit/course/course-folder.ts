import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { prepareData } from '../../../src/data/prepare';
import { Trainer } from '../../../src/engine/training/trainer';
import { decodeWeights } from '../../../src/engine/weights-file';
import { analyze } from '../../../src/language/analyze';
import { readLesson } from '../../../src/language/lesson/page';
import type { Dataset } from '../../../src/model/dataset';
import type { Lesson } from '../../../src/model/lesson';
import type { TrainingRecord } from '../../../src/model/record';
import { dataPathsOf } from '../../../src/model/source';
import type { Spec } from '../../../src/model/spec';

export const folder = 'examples/course';
export const locales = ['README.md', 'README.zh-cn.md'] as const;

/** The folders of all lessons, in their order. */
export const lessons = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

export const read = (...names: readonly string[]): string => readFileSync(path.join(folder, ...names), 'utf8');

/** A lesson's page; that of the contents for an empty name. */
export const pageOf = (lesson: string, page: (typeof locales)[number]): Lesson => readLesson(read(lesson, page));

export const specNames = (lesson: string): readonly string[] =>
  readdirSync(path.join(folder, lesson)).filter((name) => name.endsWith('.nnet'));

/** A spec of a lesson, without a problem. Throws where it has one. */
export function specOf(lesson: string, name: string): Spec {
  const { spec, problems } = analyze(read(lesson, name));
  if (!spec || problems.length > 0) throw new Error(`${lesson}/${name}: ${JSON.stringify(problems)}`);
  return spec;
}

/** A run of the spec that has not begun, and its data. */
export function runOf(lesson: string, spec: Spec): { readonly trainer: Trainer; readonly dataset: Dataset } {
  const bytesOf = (name: string): Buffer => readFileSync(path.join(folder, lesson, name));
  const files = new Map((spec.data ? dataPathsOf(spec.data) : []).map((name) => [name, bytesOf(name)]));
  const weights = spec.weights === undefined ? undefined : decodeWeights(bytesOf(spec.weights)).weights;
  const dataset = prepareData(spec, files);
  return { trainer: new Trainer(spec, dataset, weights ? { weights } : {}), dataset };
}

/** Every record of a run of the spec, as often as the product records it. */
export function recordsOf(lesson: string, spec: Spec): readonly TrainingRecord[] {
  const { trainer } = runOf(lesson, spec);
  const records = [trainer.record()];
  while (!trainer.done) {
    const { record } = trainer.train();
    if (record) records.push(record);
  }
  return records;
}
