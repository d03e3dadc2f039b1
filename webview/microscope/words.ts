import { crossEntropyOfSums } from '../../src/model/loss';
import type { WalkView } from '../../src/protocol/walk';
import { text } from '../ui/language';
import { formatNumber } from '../ui/number';

/** What the open stop does, in one or two sentences. */
export function inWords(walk: WalkView): string {
  const { stops, stop, many } = walk;
  const { part, position } = stops[stop] ?? {};
  const isLast = position === stops.find((each) => each.part === 'backward')?.position;
  switch (part) {
    case 'forward':
      return text(
        many ? 'microscope-words-forward-many' : isLast ? 'microscope-words-output' : 'microscope-words-forward',
      );
    case 'cost':
      return [text(many ? 'microscope-words-cost-many' : 'microscope-words-cost'), ...ofSums(walk)].join(' ');
    case 'backward':
      if (many) return text('microscope-words-backward-many');
      return isLast ? ofOutput(walk) : text('microscope-words-backward');
    default:
      return text(many ? 'microscope-words-update-many' : 'microscope-words-update');
  }
}

/** Why L is written with z, where it is. */
function ofSums({ stops, stop }: WalkView): readonly string[] {
  const [loss] = stops[stop]?.lines ?? [];
  const found = Object.values(crossEntropyOfSums).find(({ formula }) => formula === loss);
  return found ? [text('microscope-words-cost-sums', { definition: inSentence(found.definition) })] : [];
}

/** A definition as the formulas above it are drawn. */
const inSentence = (line: string): string =>
  line.replace('Σ_j', 'Σ').replace('e^z', 'eᶻ').replace('log-softmax', 'log softmax');

/** On which side of y the output is, where there is one. */
function ofOutput({ equations }: WalkView): string {
  const dZ = equations.find(({ letter }) => letter === 'dZ')?.result;
  const value = dZ?.numbers && dZ.rows === 1 ? new Float64Array(dZ.numbers)[0] : undefined;
  if (value === undefined || !Number.isFinite(value)) return text('microscope-words-outputs');
  if (value === 0) return text('microscope-words-output-right');
  const difference = formatNumber(Math.abs(value));
  return text(value > 0 ? 'microscope-words-output-high' : 'microscope-words-output-low', { difference });
}
