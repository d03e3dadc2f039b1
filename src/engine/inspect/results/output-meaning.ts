import { givesProbabilities, isDistribution } from '../../../model/activation';
import type { OutputMeaning } from '../../../model/output-meaning';
import type { Network } from '../../network';

/** What ŷ of a classifier says about its classes. */
export function outputMeaning({ outputs, output }: Pick<Network, 'outputs' | 'output'>): OutputMeaning {
  const { name } = output.activation;
  if (outputs > 1 && isDistribution(name)) return 'distribution';
  if (!givesProbabilities(name)) return 'score';
  return outputs === 1 ? 'binary' : 'separate';
}

/** How sure an answer is: P(predicted class), or where ŷ is no probability |z| of one unit and the largest z of several. */
export function surenessOf(meaning: OutputMeaning, units: number, predicted: number, output: number): number {
  if (meaning === 'binary') return predicted === 1 ? output : 1 - output;
  return meaning === 'score' && units === 1 ? Math.abs(output) : output;
}
