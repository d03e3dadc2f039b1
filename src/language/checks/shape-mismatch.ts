import { message } from '../../model/message';
import { type Check, problem, type Subject } from '../diagnostics/check';
import { insertion } from '../edits/insertion';
import { layerLine } from '../print/layers';
import type { Fix } from '../problem';
import { shortened } from '../shortened';

/** A layer that does not accept the shape of the layer before it: dense needs a column, an image must be flattened. */
export const shapeMismatch: Check = (subject) => {
  const { problem: fault } = subject.shapes;
  const node = fault && subject.layerNodes[fault.position];
  if (!node || fault.message.code !== 'shape-mismatch') return [];
  const { name = '', shape = '' } = fault.message.args;
  const args = { name: shortened(String(name)), shape: shortened(String(shape)) };
  const fix = flattenBefore(subject, fault.position);
  return [problem('shape-mismatch', node.range, args, fix ? { fix } : {})];
};

function flattenBefore({ document, tree, layerNodes }: Subject, position: number): Fix | undefined {
  const model = document.top('model');
  const before = layerNodes[position - 1];
  if (!model || !before) return undefined;
  const text = layerLine({ kind: 'flatten', name: 'flatten' }, false);
  const edit = insertion(tree, model.syntax, before.read.syntax, { lines: [text], nodes: [text] });
  return { title: message('fix-insert', { text }), edits: [edit] };
}
