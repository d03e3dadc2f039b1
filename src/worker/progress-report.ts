import { checkExpectations } from '../engine/training/expectations';
import type { TrainingStatus } from '../model/record';
import type { Progress } from '../protocol/training';
import type { Figures } from './figures';
import { momentOf, type PreparedTraining } from './prepared-training';
import type { TrainingGoals } from './training-goals';
import type { TrainingTime } from './training-time';

/** What a training knows of itself beyond its session. */
export interface Report extends Pick<Progress, 'saved' | 'shown' | 'search' | 'moments'> {
  readonly status: TrainingStatus;
  readonly time: TrainingTime | undefined;
  readonly figures: Figures | undefined;
  readonly goals: TrainingGoals;
}

/** All that is told of how far a training is. */
export function progressOf(
  session: PreparedTraining,
  { status, time, figures, goals, saved, shown, search, moments }: Report,
): Progress {
  const { trainer, records, spec } = session;
  const { epoch, step } = momentOf(session);
  const { last } = records;
  const ended = status === 'finished' || status === 'diverged';
  const verdicts = ended && last ? checkExpectations(spec.expect, last) : [];
  return {
    status,
    epoch,
    epochs: trainer.epochs,
    step,
    seconds: time?.seconds ?? 0,
    samplesPerSecond: time?.samplesPerSecond ?? 0,
    ...figures?.reported,
    ...(trainer.divergence ? { divergence: { ...trainer.divergence } } : {}),
    ...(ended ? { verdicts: verdicts.map((verdict) => ({ ...verdict })) } : {}),
    engine: { ...trainer.engine },
    ...(trainer.stoppedEarly ? { stoppedEarly: true } : {}),
    ...(trainer.weightsEpoch === undefined ? {} : { weightsEpoch: trainer.weightsEpoch }),
    ...(saved ? { saved } : {}),
    ...(shown ? { shown } : {}),
    ...(search ? { search } : {}),
    ...(moments ? { moments } : {}),
    ...(session.parent ? { begins: session.parent.begins } : {}),
    ...goals.reported,
  };
}
