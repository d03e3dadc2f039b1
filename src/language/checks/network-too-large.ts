import { type Check, problem } from '../diagnostics/check';
import { shortened } from '../shortened';

/** A network whose parameters are more than can be counted exactly, let alone stored. */
export const networkTooLarge: Check = ({ shapes, layerNodes }) => {
  const fault = shapes.problem;
  const node = fault && layerNodes[fault.position];
  if (!node || fault.message.code !== 'network-too-large') return [];
  return [problem('network-too-large', node.units ?? node.range, { name: shortened(String(fault.message.args.name)) })];
};
