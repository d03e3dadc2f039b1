import type { Schedule } from '../../model/train';
import { cosine } from './cosine';
import { exponential } from './exponential';
import { step } from './step';
import { warmupShare } from './warmup';

function scheduled(schedule: Schedule, lr: number, t: number, epochs: number): number {
  switch (schedule.name) {
    case 'constant':
      return lr;
    case 'step':
      return step(lr, schedule.factor, schedule.every, t);
    case 'exponential':
      return exponential(lr, schedule.factor, t);
    case 'cosine':
      return cosine(lr, schedule.min, t, epochs);
  }
}

/** α in epoch t (from 0) of a run of `epochs`: the schedule's rate, times the warm-up's share. */
export function learningRate(schedule: Schedule, lr: number, t: number, epochs: number): number {
  return scheduled(schedule, lr, t, epochs) * warmupShare(schedule.warmup, t);
}
