import type { Layer } from '../model/layer';
import type { NetworkShapes } from '../model/shapes';
import type { Spec } from '../model/spec';
import { type LayerNode, readLayers } from './build/layers';
import { type ReadDocument, readDocument } from './build/reading';
import { exactShapes } from './build/shapes';
import { draftSpec } from './build/spec';
import { diagnose } from './diagnose';
import type { Problem } from './problem';
import { parse } from './syntax/parser';
import type { Tree } from './syntax/tree';
import { isVerificationFormat } from './verification';

/** Everything that can be determined from the text alone. */
export interface Analysis {
  readonly text: string;
  /** `verification` is the other `.nnet` format, `oversized` a text too long for an editor: neither is read. */
  readonly format: 'spec' | 'verification' | 'oversized';
  readonly tree: Tree;
  /** The nodes matched with the vocabulary. */
  readonly document: ReadDocument;
  /** Present if and only if no problem is an error. */
  readonly spec?: Spec;
  /** The layers up to the first that can't be read. */
  readonly layers: readonly Layer[];
  /** Every node that represents a layer; entry i is that of layer i. */
  readonly layerNodes: readonly LayerNode[];
  readonly shapes: NetworkShapes;
  /** In the order of the text. */
  readonly problems: readonly Problem[];
}

/** Reads any text, never throws, in time that grows with its length. */
export function analyze(text: string): Analysis {
  const verification = isVerificationFormat(text);
  const tree = parse(verification ? '' : text);
  const document = readDocument(tree.nodes);
  const { layers, layerNodes } = readLayers(document.top('model'));
  const shapes = exactShapes(layers);
  const base = { text, tree, document, layers, layerNodes, shapes };
  if (verification) return { ...base, format: 'verification', problems: [] };
  const draft = draftSpec(document, layers);
  const problems = diagnose({ ...base, draft });
  const meaningful = !problems.some((problem) => problem.severity === 'error');
  return { ...base, format: 'spec', problems, ...(meaningful ? { spec: draft } : {}) };
}
