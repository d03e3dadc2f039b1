import type { Layer } from '../../model/layer';
import { type MessageArguments, message } from '../../model/message';
import type { NetworkShapes } from '../../model/shapes';
import type { Spec } from '../../model/spec';
import type { LayerNode } from '../build/layers';
import type { ReadDocument } from '../build/reading';
import type { Fix, Problem, Severity } from '../problem';
import type { Range } from '../range';
import type { Tree } from '../syntax/tree';

/** The input of checks. */
export interface Subject {
  readonly text: string;
  readonly tree: Tree;
  readonly document: ReadDocument;
  readonly layers: readonly Layer[];
  readonly layerNodes: readonly LayerNode[];
  readonly shapes: NetworkShapes;
  /** Read as far as possible; a check that needs all layers calls `isComplete` first. */
  readonly draft: Spec;
}

/** One diagnostic. Checks never depend on the problems that others found. */
export type Check = (subject: Subject) => readonly Problem[];

interface Details {
  readonly severity?: Severity;
  /** The sentence's code if one diagnostic has several sentences. */
  readonly sentence?: string;
  readonly fix?: Fix;
}

/** A problem; an error by default. */
export function problem(code: string, at: Range, args: MessageArguments, details: Details = {}): Problem {
  return {
    code,
    severity: details.severity ?? 'error',
    range: { start: at.start, end: at.end },
    message: message(details.sentence ?? code, args),
    ...(details.fix ? { fix: details.fix } : {}),
  };
}

/** True if every layer could be read. */
export function isComplete(subject: Subject): boolean {
  return subject.layers.length > 0 && subject.layers.length === subject.layerNodes.length;
}
