import { numberText } from '../../documentation/notation';
import { shortened } from '../../shortened';
import type { LayerKnowledge } from './layers/context';
import { type HoverPart, sentence } from './part';

/** More classes than this would fill the screen. */
const mostClasses = 12;

/** The weight of each class, once the data are read. */
export function weightParts({ classWeights = [] }: LayerKnowledge): HoverPart[] {
  if (classWeights.length === 0) return [];
  const said = classWeights
    .slice(0, mostClasses)
    .map(({ name, weight }) => `${shortened(name)} ${numberText(Number(weight.toPrecision(4)))}`);
  const weights = classWeights.length > mostClasses ? [...said, '…'] : said;
  return [sentence('hover-class-weights-values', { weights: weights.join(', ') })];
}
