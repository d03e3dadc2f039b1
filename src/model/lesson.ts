import type { WatchName } from './train';

/** What a “do this” link of a lesson does with a spec. */
export const lessonActions = [
  'open',
  'data',
  'train',
  'step',
  'travel',
  'select',
  'microscope',
  'derive',
  'health',
  'landscape',
  'results',
  'gradcheck',
  'text',
] as const;
export type LessonAction = (typeof lessonActions)[number];

/** One link that does something. */
export interface LessonAct {
  readonly action: LessonAction;
  /** The name of a spec in the lesson's folder. */
  readonly spec: string;
  /** Of `travel`: the step of the run. */
  readonly step?: number;
  /** Of `select`: the layer's name. */
  readonly layer?: string;
}

/** What must come out: a figure of the record at a step, or of the last one once the run has ended. */
export interface LessonCheck {
  readonly spec: string;
  readonly figure: WatchName;
  readonly step?: number;
  readonly min: number;
  readonly max: number;
}

/** A piece of a line; acts and checks are counted through the page, from 0. */
export type LessonSpan =
  | { readonly kind: 'text' | 'strong' | 'emphasis' | 'code' | 'formula'; readonly text: string }
  | { readonly kind: 'act' | 'check'; readonly at: number; readonly text: string }
  | { readonly kind: 'lesson'; readonly lesson: string; readonly text: string };

export type LessonBlock =
  | { readonly kind: 'heading' | 'paragraph'; readonly spans: readonly LessonSpan[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly LessonSpan[])[] }
  | { readonly kind: 'steps'; readonly first: number; readonly items: readonly (readonly LessonSpan[])[] }
  | { readonly kind: 'formula'; readonly line: string };

/** A page of the course: a small part of Markdown, so that it can be read anywhere. */
export interface Lesson {
  readonly title: string;
  readonly blocks: readonly LessonBlock[];
  readonly acts: readonly LessonAct[];
  readonly checks: readonly LessonCheck[];
}

/** The specs that a lesson is about, each once, in the order in which the page names them. */
export function specsOf({ acts, checks }: Pick<Lesson, 'acts' | 'checks'>): readonly string[] {
  return [...new Set([...acts, ...checks].map(({ spec }) => spec))];
}
