import { createHash } from 'node:crypto';
import { encodeWeights } from '../engine/weights-file';
import { writeAtomically } from '../worker/atomic-file.node';
import { type Command, exit } from './command';
import { recordLine, targetLines } from './record-line';
import { goToStep, openReplay } from './run-replay';

/** A run as it was at one of its steps, to the bit. */
export const replay: Command = {
  name: 'replay',
  options: ['step', 'out'],
  run([folder], options, surroundings) {
    const { output } = surroundings;
    const step = options.requiredWhole('step', 0);
    const opened = openReplay(folder, surroundings);
    if (typeof opened === 'number') return opened;
    const { replay: run, dataset } = opened;
    try {
      goToStep(opened, folder, step);
      const weights = encodeWeights({ weights: run.weights(), pipeline: dataset.pipeline });
      const weightsSha256 = createHash('sha256').update(weights).digest('hex');
      const record = run.record();
      const { epoch, step: _step, ...figures } = record;
      const out = options.text('out');
      if (out !== undefined) writeAtomically(out, weights);
      output.value({ step, epoch, weightsSha256, ...figures });
      output.line(recordLine(record, output));
      output.lines(targetLines(record, output));
      output.say('cli-replay-hash', { step, hash: weightsSha256 });
      if (out !== undefined) output.say('cli-weights', { path: out });
      return exit.fine;
    } finally {
      run.terminate();
    }
  },
};
