import { labelPathOf } from '../model/source';
import type { Analysis } from './analyze';
import type { ReadNode } from './build/reading';
import type { Range } from './range';

/** A path that a spec names, as it is written, and where in the text. */
export interface WrittenPath {
  readonly path: string;
  readonly range: Range;
}

/** Every file that the text names: of its data and its test data, of their targets, and of the weights that it begins with. */
export function pathsIn({ document }: Analysis): WrittenPath[] {
  const data = document.top('data');
  const nodes = [data?.child('file'), data?.child('test'), document.top('model')?.child('weights')];
  return nodes.flatMap((node) => {
    const path = node?.text('path');
    if (!node || path === undefined) return [];
    const y = node.text('y');
    const isFile = labelPathOf({ path, ...(y === undefined ? {} : { y }) }) !== undefined;
    return [...written(node, 'path'), ...(isFile ? written(node, 'y') : [])];
  });
}

function written(node: ReadNode, name: string): WrittenPath[] {
  const literal = node.literal(name);
  const path = node.text(name);
  return literal && path !== undefined ? [{ path, range: { start: literal.start, end: literal.end } }] : [];
}
