import type { Analysis } from '../../language/analyze';
import type { Range } from '../../language/range';

/** A path that a spec names, as it is written, and where in the text. */
export interface WrittenPath {
  readonly path: string;
  readonly range: Range;
}

/** Every file that the text names: of its data, of its test data, and of the weights that it begins with. */
export function pathsIn({ document }: Analysis): WrittenPath[] {
  const data = document.top('data');
  const nodes = [data?.child('file'), data?.child('test'), document.top('model')?.child('weights')];
  return nodes.flatMap((node) => {
    const literal = node?.literal('path');
    const path = node?.text('path');
    return literal && path !== undefined ? [{ path, range: { start: literal.start, end: literal.end } }] : [];
  });
}
