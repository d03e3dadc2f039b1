import { checkGradients } from '../engine/reference/gradcheck';
import type { MessageCode } from '../messages/translate';
import { message } from '../model/message';
import { type Command, exit } from './command';
import { magnitude } from './number';
import { filesOf, readDataset, readWeights } from './spec-data';
import { loadSpec } from './spec-file';
import { table } from './table';

/** A larger relative error is a defect of a gradient. */
const limit = 1e-6;

/** Backpropagation against difference quotients, on the spec's own data. */
export const gradcheck: Command = {
  name: 'gradcheck',
  options: ['epsilon'],
  run([path], options, surroundings) {
    const { output, environment } = surroundings;
    const epsilon = options.positive('epsilon');
    const loaded = loadSpec(path, surroundings);
    if (typeof loaded === 'number') return loaded;
    const { spec } = loaded;
    const dataset = readDataset(spec, path, environment);
    const start = spec.weights === undefined ? undefined : filesOf(spec, path).get(spec.weights);
    const { tensors, relativeError } = checkGradients(spec, dataset, {
      ...(epsilon === undefined ? {} : { epsilon }),
      ...(start === undefined ? {} : { weights: readWeights(start, environment).weights }),
    });
    const passed = relativeError <= limit;
    output.value({ tensors, relativeError });
    const heads: readonly MessageCode[] = [
      'cli-gradcheck-tensor',
      'cli-gradcheck-error',
      'cli-gradcheck-largest',
      'cli-gradcheck-checked',
      'cli-gradcheck-skipped',
    ];
    const rows = tensors.map((tensor) => [
      tensor.name,
      magnitude(tensor.relativeError),
      magnitude(tensor.maxAbs),
      String(tensor.checked),
      String(tensor.skipped),
    ]);
    for (const row of table([heads.map((code) => output.sentence(message(code))), ...rows])) output.line(row);
    output.say(passed ? 'cli-gradcheck-passed' : 'cli-gradcheck-failed', { error: magnitude(relativeError), limit });
    return passed ? exit.fine : exit.bad;
  },
};
