import { type LessonAct, type LessonAction, type LessonCheck, lessonActions } from '../../model/lesson';
import { watchNames } from '../../model/train';

/** What a link of a lesson leads to. */
export type LessonLink =
  | { readonly kind: 'act'; readonly act: LessonAct }
  | { readonly kind: 'check'; readonly check: LessonCheck }
  | { readonly kind: 'lesson'; readonly lesson: string };

/** What a link needs beside the spec. */
const needs: Readonly<Record<LessonAction, readonly ('step' | 'layer')[]>> = {
  open: [],
  data: [],
  train: [],
  step: [],
  travel: ['step'],
  select: ['layer'],
  microscope: [],
  derive: [],
  health: [],
  landscape: [],
  results: [],
  gradcheck: [],
  text: [],
};

/**
 * The target of a link: `nnet:train?spec=flower.nnet`, `nnet:check?spec=flower.nnet&train-cost=0.288083&within=0.000001&step=1000`,
 * or another lesson's page, `../3-planar-flower/README.md`. Undefined for anything else, which is then no link.
 */
export function readLink(target: string): LessonLink | undefined {
  const lesson = /^(?:\.\.\/)?([\w-]+)\/README(?:\.zh-cn)?\.md$/.exec(target)?.[1];
  if (lesson !== undefined) return { kind: 'lesson', lesson };
  const [, name = '', query = ''] = /^nnet:([a-z]+)\?(.*)$/.exec(target) ?? [];
  const values = new Map(
    query.split('&').map((pair): [string, string] => {
      const [key = '', value = ''] = pair.split('=');
      return [key, value];
    }),
  );
  const spec = values.get('spec') ?? '';
  // A name, not a path: nothing outside the lesson's folder can be meant.
  if (!/^[\w-]+\.nnet$/.test(spec)) return undefined;
  if (name === 'check') return readCheck(spec, values);
  const action = lessonActions.find((each) => each === name);
  if (action === undefined) return undefined;
  const step = wholeNumber(values.get('step'));
  const layer = values.get('layer');
  const found = { step, layer };
  if (needs[action].some((each) => found[each] === undefined)) return undefined;
  return {
    kind: 'act',
    act: { action, spec, ...(step === undefined ? {} : { step }), ...(layer === undefined ? {} : { layer }) },
  };
}

/** `train-cost=0.288083&within=0.000001`, or `train-accuracy&min=0.9`. */
function readCheck(spec: string, values: ReadonlyMap<string, string>): LessonLink | undefined {
  const figure = watchNames.find((each) => values.has(each));
  if (figure === undefined) return undefined;
  const number = (name: string): number | undefined => {
    const text = values.get(name) ?? '';
    return text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
  };
  const value = number(figure);
  const within = number('within') ?? 0;
  const min = value === undefined ? number('min') : value - within;
  const max = value === undefined ? number('max') : value + within;
  if (min === undefined && max === undefined) return undefined;
  const step = wholeNumber(values.get('step'));
  if (values.has('step') && step === undefined) return undefined;
  const bounds = { min: min ?? Number.NEGATIVE_INFINITY, max: max ?? Number.POSITIVE_INFINITY };
  return { kind: 'check', check: { spec, figure, ...(step === undefined ? {} : { step }), ...bounds } };
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
