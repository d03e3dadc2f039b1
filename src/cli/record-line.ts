import { message } from '../model/message';
import type { Measure, TrainingRecord } from '../model/record';
import { mapSets } from '../model/sets';
import { readable } from './number';
import type { Output } from './output';

/** `epoch 50  train cost 0.31  accuracy 0.88  test cost 0.33  accuracy 0.86` */
export function recordLine(record: TrainingRecord, output: Output): string {
  const say = (code: string, args: Record<string, string | number>): string => output.sentence(message(code, args));
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
