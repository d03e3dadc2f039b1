import { createHash } from 'node:crypto';
import { encodeWeights } from '../engine/weights-file';
import { mebibytes } from '../model/bytes';
import { type Goal, goalText } from '../model/goal';
import { writeAtomically } from '../worker/atomic-file.node';
import { type Command, exit } from './command';
import { goalsOf, reachedJson, tellReached } from './goals';
import type { Options } from './options';
import { recordLine, targetLines } from './record-line';
import { goToGoal, goToStep, openReplay } from './run-replay';

/** A run as it was at one of its steps, or where it first reached a goal, to the bit. */
export const replay: Command = {
  name: 'replay',
  options: ['step', 'until', 'out'],
  run([folder], options, surroundings) {
    const { output } = surroundings;
    const wish = wishOf(options);
    const opened = openReplay(folder, surroundings);
    if (typeof opened === 'number') return opened;
    const { replay: run, dataset, moments } = opened;
    try {
      const reached = wish.goals && goToGoal(opened, folder, wish.goals, wish.step);
      if (wish.goals && !reached) {
        const goals = wish.goals.map(goalText).join(', ');
        output.note('cli-replay-missed', { goals, from: wish.step ?? run.begins, last: opened.record.step });
        return exit.expectation;
      }
      if (!wish.goals) goToStep(opened, folder, wish.step);
      const weights = encodeWeights({ weights: run.weights(), pipeline: dataset.pipeline });
      const weightsSha256 = createHash('sha256').update(weights).digest('hex');
      const record = run.record();
      const { epoch, step, ...figures } = record;
      const out = options.text('out');
      if (out !== undefined) writeAtomically(out, weights);
      const saved = { count: moments.steps.length, bytes: moments.bytes };
      const found = reached ? { reached: reachedJson(reached) } : {};
      output.value({ step, epoch, weightsSha256, ...found, ...figures, moments: saved });
      if (reached) tellReached(reached, { step, epoch }, output);
      output.line(recordLine(record, output));
      output.lines(targetLines(record, output));
      output.say('cli-replay-hash', { step, hash: weightsSha256 });
      output.say('cli-replay-moments', { count: saved.count, size: mebibytes(saved.bytes) });
      if (out !== undefined) output.say('cli-weights', { path: out });
      return exit.fine;
    } finally {
      run.terminate();
    }
  },
};

/** The wanted moment: a step, or the first one at which a goal is reached, behind a step where one is given. */
type Wish =
  | { readonly step: number; readonly goals?: undefined }
  | { readonly step: number | undefined; readonly goals: readonly Goal[] };

/** Throws a Fault where neither option is given. */
function wishOf(options: Options): Wish {
  const goals = goalsOf(options);
  return goals ? { goals, step: options.whole('step', 0) } : { step: options.requiredWhole('step', 0) };
}
