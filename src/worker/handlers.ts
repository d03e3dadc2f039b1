import type { engineContract } from '../protocol/engine';
import type { Handlers } from '../protocol/rpc';
import type { Training } from './training';

/** The engine's contract, answered by a training. */
export function engineHandlers(training: Training): Handlers<typeof engineContract> {
  const isTraining = (): boolean => training.progress().status === 'training';
  return {
    calls: {
      prepare: (params) => training.prepare(params),
      start: ({ run, paused, goals }) => training.start(run, paused, goals),
      pause: () => training.pause(),
      resume: () => training.resume(),
      step: ({ goals }) => training.step(goals),
      stop: () => training.stop(),
      watch: (watch) => training.watch(watch),
      history: () => training.history(),
      moment: () => training.travels.moment(),
      example: (reference) => training.questions.example(reference),
      wrong: ({ set }) => training.inquiries.answer('wrong', set, () => training.questions.wrong(set)),
      points: ({ limit }) => training.questions.points(limit),
      unit: (question) => training.inquiries.answer('unit', question, () => training.questions.unit(question)),
      derive: () => training.questions.derive(),
      travel: async ({ step }) => {
        await training.travels.show(step);
        return {};
      },
      search: ({ goals }) => training.travels.search(goals),
      landscape: (question) =>
        training.inquiries.answer('landscape', question, () =>
          training.questions.landscapes.landscape(question, isTraining()),
        ),
      race: (question) =>
        training.inquiries.answer('race', question, () => training.questions.landscapes.race(question, isTraining())),
      film: (question) => training.inquiries.answer('film', question, () => training.questions.films.film(question)),
      series: (question) =>
        training.inquiries.answer('series', question, () => training.questions.films.series(question)),
      spreads: (question) =>
        training.inquiries.answer('spreads', question, () => training.questions.films.spreads(question)),
      health: () => training.inquiries.answer('health', '', () => training.questions.health()),
      results: (question) =>
        training.inquiries.answer('results', question, () => training.questions.results.answer(question, isTraining())),
      walk: (question) => training.inquiries.answer('walk', question, () => training.questions.walk(question)),
      fit: (question) => training.inquiries.answer('fit', question, () => training.questions.fit(question)),
      plane: (question) => training.inquiries.answer('plane', question, () => training.questions.plane(question)),
      gradcheck: (question) =>
        training.inquiries.answer('gradcheck', question, () => training.questions.gradcheck(question)),
      layer: ({ position }) => training.inquiries.answer('layer', position, () => training.questions.layer(position)),
    },
    events: {
      acknowledge: ({ sequence }) => training.acknowledge(sequence),
      taken: ({ records }) => training.flow.taken(records),
    },
  };
}
