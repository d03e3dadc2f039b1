import { branchesOf, type CurvePoint, curveEpsilons, epsilonCurve } from '../engine/gradcheck/epsilon-curve';
import { drawnOf, gradientCheckOf, usualEntries } from '../engine/gradcheck/gradient-check';
import { type CrossedKink, crossedKinks } from '../engine/gradcheck/kink-summary';
import { DifferenceQuotients } from '../engine/gradcheck/quotients';
import { errorLimit, type TensorCheck } from '../engine/gradcheck/tensor-check';
import type { MessageCode } from '../messages/translate';
import { message } from '../model/message';
import { type Command, exit } from './command';
import { magnitude, readable } from './number';
import type { Output } from './output';
import { loadSpec } from './spec-file';
import { startingWeights } from './starting-weights';
import { table } from './table';

/** So many of the kinks are named. */
const mostKinks = 20;

/** Backpropagation against difference quotients, on the spec's own data. */
export const gradcheck: Command = {
  name: 'gradcheck',
  options: ['weights', 'epsilon', 'epsilon-curve'],
  run([path], options, surroundings) {
    const { output } = surroundings;
    const epsilon = options.positive('epsilon');
    const perDecade = options.whole('epsilon-curve', 1, 10);
    const loaded = loadSpec(path, surroundings);
    if (typeof loaded === 'number') return loaded;
    const { spec } = loaded;
    const { weights, dataset } = startingWeights(spec, path, options, surroundings);
    const quotients = new DifferenceQuotients(spec, dataset, { weights });
    const { tensors, relativeError } = gradientCheckOf(quotients, epsilon);
    const passed = relativeError <= errorLimit;
    const { kinks, count } = crossedKinks(tensors, quotients.indices, mostKinks);
    const nameOf = ({ position }: CrossedKink): string => spec.layers[position]?.name ?? '';
    const curve = perDecade === undefined ? undefined : curveOf(quotients, perDecade);
    output.value({
      tensors: tensors.map(tensorJson),
      relativeError,
      kinks: kinks.map((kink) => {
        const { of, unit, example, before, after, entries } = kink;
        return { layer: nameOf(kink), of, unit, example, above: before, below: after, entries };
      }),
      ...(curve ? { curve, branches: branchesOf(curve) } : {}),
    });
    tellTensors(tensors, output);
    for (const kink of kinks) {
      const { of, unit, example, before, after, entries } = kink;
      const said = { layer: nameOf(kink), unit, example, above: readable(before), below: readable(after), entries };
      output.say(of === 'loss' ? 'cli-gradcheck-kink-loss' : 'cli-gradcheck-kink', said);
    }
    if (count > kinks.length) output.say('cli-gradcheck-kinks-more', { count: count - kinks.length });
    if (curve) tellCurve(curve, output);
    output.say(passed ? 'cli-gradcheck-passed' : 'cli-gradcheck-failed', {
      error: magnitude(relativeError),
      limit: errorLimit,
    });
    return passed ? exit.fine : exit.bad;
  },
};

function curveOf(quotients: DifferenceQuotients, perDecade: number): readonly CurvePoint[] {
  const drawn = drawnOf(quotients, usualEntries);
  return [...epsilonCurve(quotients, drawn, curveEpsilons(perDecade))].flatMap((point) => point ?? []);
}

/** A tensor's errors, and its entry whose two values differ most, by its row and column. */
function tensorJson({ name, relativeError, maxAbs, checked, skipped, columns, entries }: TensorCheck) {
  const [worst] = entries
    .filter(({ crossings }) => crossings.count === 0)
    .sort((a, b) => Math.abs(b.analytic - b.closer) - Math.abs(a.analytic - a.closer));
  return {
    name,
    relativeError,
    maxAbs,
    checked,
    skipped,
    ...(worst
      ? {
          worst: {
            row: Math.floor(worst.place / columns),
            column: worst.place % columns,
            analytic: worst.analytic,
            numeric: worst.closer,
          },
        }
      : {}),
  };
}

function tellTensors(tensors: readonly TensorCheck[], output: Output): void {
  const heads: readonly MessageCode[] = [
    'cli-gradcheck-tensor',
    'cli-gradcheck-error',
    'cli-gradcheck-largest',
    'cli-gradcheck-checked',
    'cli-gradcheck-skipped',
  ];
  const rows = tensors.map(({ name, relativeError, maxAbs, checked, skipped }) => [
    name,
    magnitude(relativeError),
    magnitude(maxAbs),
    String(checked),
    String(skipped),
  ]);
  for (const row of table([heads.map((code) => output.sentence(message(code))), ...rows])) output.line(row);
}

function tellCurve(curve: readonly CurvePoint[], output: Output): void {
  const heads: readonly MessageCode[] = ['cli-gradcheck-epsilon', 'cli-gradcheck-error', 'cli-gradcheck-skipped'];
  const rows = curve.map(({ epsilon, relativeError, skipped }) => [
    magnitude(epsilon),
    magnitude(relativeError),
    String(skipped),
  ]);
  for (const row of table([heads.map((code) => output.sentence(message(code))), ...rows])) output.line(row);
  const { truncation, cancellation, best } = branchesOf(curve);
  if (best !== undefined) output.say('cli-gradcheck-best', { epsilon: magnitude(best) });
  if (truncation !== undefined) output.say('cli-gradcheck-truncation', { factor: magnitude(truncation) });
  if (cancellation !== undefined) output.say('cli-gradcheck-cancellation', { factor: magnitude(cancellation) });
}
