import { type Check, problem } from '../diagnostics/check';

/** `scale` says how, in exactly one way. */
export const scaleMethod: Check = ({ document }) => {
  const scale = document.top('data')?.child('scale');
  if (!scale || scale.unknownProperties.length > 0) return [];
  const method = scale.literal('method') !== undefined;
  const divide = scale.properties.has('divide');
  if (method !== divide) return [];
  return [problem('scale-method', scale.syntax, {}, { sentence: method ? 'scale-method-both' : 'scale-method' })];
};
