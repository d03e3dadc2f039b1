import { checkParameters } from '../engine/landscape/kinds';
import { Race } from '../engine/landscape/race';
import { usualTarget } from '../engine/landscape/target';
import { Network } from '../engine/network';
import { Fault, message } from '../model/message';
import { mostRaceSteps, mostRunners, runnerParameters } from '../model/race';
import { type Command, exit } from './command';
import { trainingOf } from './landscape';
import { costJson, pathJson } from './landscape-json';
import { costMap } from './landscape-map';
import { readable } from './number';
import type { Options } from './options';
import { readRunner } from './runner';
import { namedWeights, readDataset } from './spec-data';
import { loadSpec } from './spec-file';
import { table } from './table';

/** Several optimisers from the same start with the same batches: how far each comes, and on which way. */
export const race: Command = {
  name: 'race',
  options: ['runner', 'steps', 'to'],
  repeatable: ['runner'],
  run([path], options, surroundings) {
    const { output, environment } = surroundings;
    const optimizers = runnersOf(options);
    const steps = options.requiredWhole('steps', 1, mostRaceSteps);
    const to = options.positive('to');
    const loaded = loadSpec(path, surroundings);
    if (typeof loaded === 'number') return loaded;
    const { spec } = loaded;
    checkParameters(new Network(spec));
    const dataset = readDataset(spec, path, environment);
    const weights = namedWeights(spec, path, environment);
    const training = { ...trainingOf(spec, dataset, surroundings), ...(weights ? { weights } : {}) };
    const run = new Race(spec, dataset, optimizers, steps, training);
    for (const _ of run.work());
    const { runners, landscape, plane } = run;
    const target = to ?? usualTarget(runners.map(({ descent }) => descent));
    const [view] = landscape?.views() ?? [];
    const finished = runners.filter(({ descent }) => !descent.end);
    const told = runners.map((runner) => {
      const { optimizer, descent } = runner;
      const { step, every, end, way, measured, costs } = descent;
      const reached = descent.stepsTo(target);
      const at = finished.indexOf(runner);
      return {
        optimizer: optimizer.name,
        lr: optimizer.lr,
        settings: runnerParameters(optimizer),
        steps: step,
        cost: costs.at(-1) ?? Number.NaN,
        ...(reached === undefined ? {} : { stepsToTarget: reached }),
        way,
        ...(end ? { diverged: end } : {}),
        every,
        measured,
        costs,
        ...(view && at >= 0 ? { path: pathJson(view.paths[at] ?? []) } : {}),
      };
    });
    output.longValue({
      steps,
      start: runners[0]?.descent.costs[0] ?? Number.NaN,
      target,
      ...(landscape && plane && view
        ? { plane: { share: plane.share, examples: landscape.examples, area: landscape.area, ...costJson(view) } }
        : {}),
      runners: told,
    });
    if (landscape && plane && view) {
      output.say('cli-race-plane', { share: readable(100 * plane.share) });
      output.lines(costMap(view, landscape.area));
      output.line('');
    }
    const heads = ['cli-race-optimizer', 'cli-race-settings'] as const;
    const rows = [...told]
      .sort((a, b) => Number(a.diverged !== undefined) - Number(b.diverged !== undefined) || a.cost - b.cost)
      .map(({ optimizer, settings, stepsToTarget, cost, way, diverged }) => [
        optimizer,
        settings,
        stepsToTarget === undefined ? '–' : String(stepsToTarget),
        diverged ? output.sentence(message('cli-race-diverged', { step: diverged.step })) : readable(cost),
        readable(way),
      ]);
    const head = [
      ...heads.map((code) => output.sentence(message(code))),
      output.sentence(message('cli-race-reached', { cost: readable(target) })),
      output.sentence(message('cli-race-cost', { steps })),
      output.sentence(message('cli-race-way')),
    ];
    output.lines(table([head, ...rows]));
    return exit.fine;
  },
};

/** Throws a Fault where there are none, or more than a picture can tell apart. */
function runnersOf(options: Options) {
  const texts = options.all('runner');
  if (texts.length === 0) throw new Fault(message('cli-option-required', { command: 'race', option: '--runner' }));
  if (texts.length > mostRunners)
    throw new Fault(message('race-runners', { limit: mostRunners, runners: texts.length }));
  return texts.map(readRunner);
}
