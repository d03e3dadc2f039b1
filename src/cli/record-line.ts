import { message } from '../model/message';
import type { Measure, TrainingRecord } from '../model/record';
import { mapSets } from '../model/sets';
import { readable } from './number';
import type { Output } from './output';

/** `epoch 50  train cost 0.31  accuracy 0.88  test cost 0.33  accuracy 0.86` */
export function recordLine(record: TrainingRecord, output: Output): string {
  const say = sayer(output);
  const figures = ({ accuracy, rmse, r2 }: Measure): string[] => [
    ...(accuracy === undefined ? [] : [say('cli-accuracy', { accuracy: readable(accuracy) })]),
    ...(rmse === undefined ? [] : [say('cli-rmse', { rmse: readable(rmse) })]),
    ...(r2 === undefined ? [] : [say('cli-r2', { r2: readable(r2) })]),
  ];
  const parts = [say('cli-epoch', { epoch: record.epoch })];
  mapSets(record, (measure, name) => {
    parts.push(say(`cli-${name}-cost`, { cost: readable(measure.cost) }), ...figures(measure));
  });
  return parts.join('  ');
}

/** A line for each of several targets, in its own unit: `price  train RMSE 3.1  R² 0.97  test RMSE 3.4  R² 0.96`. */
export function targetLines(record: TrainingRecord, output: Output): readonly string[] {
  const say = sayer(output);
  return (record.train.targets ?? []).map(({ name }, k) => {
    const parts = [name];
    mapSets(record, ({ targets = [] }, set) => {
      const own = targets[k];
      if (!own) return;
      parts.push(say(`cli-${set}-rmse`, { rmse: readable(own.rmse) }));
      if (own.r2 !== undefined) parts.push(say('cli-r2', { r2: readable(own.r2) }));
    });
    return parts.join('  ');
  });
}

function sayer(output: Output): (code: string, args: Record<string, string | number>) => string {
  return (code, args) => output.sentence(message(code, args));
}
