import type { Dataset } from '../../model/dataset';
import { targetClass } from '../classes';
import { squaredNorm } from '../tensor';
import { activityOf } from './activity';
import { type Exciting, excitingExamples } from './exciting';
import { weightGradient } from './gradient';
import { type Histogram, histogram } from './histogram';
import type { Sample } from './sample';
import { nearestTwin, type Twin } from './twins';

/** How one unit behaves over the data. */
export interface UnitBehaviour {
  /** Activation, one row for each class. */
  readonly histogram: Histogram;
  /** Examples in the sample. */
  readonly examples: number;
  readonly silent: number;
  readonly saturated: number;
  /** ‖dW‖ of the unit's row; absent in a layer without parameters. */
  readonly gradientNorm?: number;
  readonly twin?: Twin;
  readonly exciting: Exciting;
}

const bins = 32;
const mostExciting = 12;

/** The behaviour of one unit over a sample of the training set, after the sample's `forward`. */
export function unitBehaviour(sample: Sample, { classes }: Dataset, position: number, unit: number): UnitBehaviour {
  const { network, y, m, pass } = sample;
  const n = network.outputs;
  const label = (i: number): number => (classes ? targetClass(y, i, n, network.loss.name) : 0);
  const { silent, saturated } = activityOf(sample, position, unit);
  const gradient = weightGradient(sample, position, unit);
  const twin = nearestTwin(pass.layer(position).a, m, unit);
  return {
    histogram: histogram(sample.activationsOf(position, unit), bins, classes?.length ?? 1, label),
    examples: m,
    silent,
    saturated,
    ...(gradient ? { gradientNorm: Math.sqrt(squaredNorm(gradient)) } : {}),
    ...(twin ? { twin } : {}),
    exciting: excitingExamples(sample, position, unit, mostExciting),
  };
}
