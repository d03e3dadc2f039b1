import { branchRefusal } from '../model/branch';
import { Fault } from '../model/message';
import type { Spec } from '../model/spec';
import type { Prepare } from '../protocol/engine';
import type { SpecChange } from '../runs/spec-changes';
import type { Surroundings } from './command';
import type { Options } from './options';
import { goToStep, openReplay } from './run-replay';

/**
 * The moment of the run in `folder` at `--step`, from which a run of `spec` goes on; an exit status where that run's spec has
 * errors. Throws Faults of a moment that cannot be computed again, and of tensors that have other shapes in `spec`.
 */
export function branchFrom(
  folder: string,
  spec: Spec,
  changes: readonly SpecChange[],
  options: Options,
  surroundings: Surroundings,
): NonNullable<Prepare['branch']> | number {
  const step = options.requiredWhole('step', 0);
  const opened = openReplay(folder, surroundings);
  if (typeof opened === 'number') return opened;
  const { replay, record } = opened;
  try {
    const refusal = branchRefusal(opened.spec, spec);
    if (refusal) throw new Fault(refusal);
    goToStep(opened, folder, step);
    const told = changes.map(({ what, was, now }) => ({
      what,
      ...(was === undefined ? {} : { was }),
      ...(now === undefined ? {} : { now }),
    }));
    const moment = Uint8Array.from(replay.saveMoment()).buffer;
    return { moment, parent: { run: record.id, step, changes: told } };
  } finally {
    replay.terminate();
  }
}
