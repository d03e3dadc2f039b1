import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareData } from '../../src/data/prepare';
import { checkExpectations } from '../../src/engine/training/expectations';
import type { Trainer } from '../../src/engine/training/trainer';
import { analyze } from '../../src/language/analyze';
import type { Dataset } from '../../src/model/dataset';
import type { TrainingRecord } from '../../src/model/record';
import { dataPathsOf } from '../../src/model/source';
import type { Spec } from '../../src/model/spec';

export const folder = 'examples';

/** How many examples of each set an example gets right at its end, trained by the reference engine. */
export interface Figures {
  readonly train: number;
  readonly test?: number;
}

export const figures: Readonly<Record<string, Figures>> = {
  // 47 % of 400, and 90.5 %.
  'logistic.nnet': { train: 188 },
  'flower.nnet': { train: 362 },
  // All of 150 and of 50.
  'xor.nnet': { train: 150, test: 50 },
  // Of 300 and 100; of 450 and 150; of 105 and 45; of 1 438 and 359.
  'circles.nnet': { train: 290, test: 97 },
  'spiral.nnet': { train: 450, test: 148 },
  'iris.nnet': { train: 103, test: 44 },
  'digits.nnet': { train: 1436, test: 347 },
};

/** An example's spec and its data. */
export function exampleOf(name: string): { spec: Spec; dataset: Dataset } {
  const { spec, problems } = analyze(readFileSync(join(folder, name), 'utf8'));
  assert.deepEqual(problems, []);
  assert.ok(spec?.data);
  const files = new Map(dataPathsOf(spec.data).map((path) => [path, readFileSync(join(folder, path))]));
  return { spec, dataset: prepareData(spec, files) };
}

/** Trains to the last epoch, where what the spec expects must hold. */
export function trainToTheEnd(trainer: Trainer): TrainingRecord {
  const { spec } = trainer;
  let end = trainer.record();
  while (!trainer.done) end = trainer.train(256).record ?? end;
  assert.equal(end.epoch, spec.train.epochs);
  assert.ok(spec.expect.length > 0);
  for (const verdict of checkExpectations(spec.expect, end)) assert.ok(verdict.pass, JSON.stringify(verdict));
  return end;
}

/** How many of each set are right. */
export function rightOf({ train, test }: TrainingRecord, dataset: Dataset): Figures {
  const right = (accuracy = Number.NaN, m = 0): number => Math.round(accuracy * m);
  return {
    train: right(train.accuracy, dataset.train.m),
    ...(test ? { test: right(test.accuracy, dataset.test?.m) } : {}),
  };
}
