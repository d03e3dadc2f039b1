import { type Check, problem } from '../diagnostics/check';

/** `scale` names exactly one method. */
export const scaleMethod: Check = ({ document }) => {
  const scale = document.top('data')?.child('scale');
  if (!scale || scale.unknownProperties.length > 0) return [];
  const method = scale.literal('method') !== undefined;
  const divide = scale.properties.has('divide');
  if (method !== divide) return [];
  return [problem('scale-method', scale.syntax, {}, { sentence: method ? 'scale-method-both' : 'scale-method' })];
};
