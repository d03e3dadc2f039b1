import type { Random } from '../../numerics/random';
import type { MemoryPlan } from './layout/memory-plan';
import { columnPlaces, type PanelWidth, storedRows } from './layout/panels';
import type { CompiledNetwork } from './network';

/** The address of one mask, and the rates of the dropout layers that it combines. */
interface MaskPlace {
  readonly start: number;
  readonly units: number;
  readonly rates: readonly number[];
}

/**
 * The masks of a batch, drawn outside the module from the run's own stream, value by value in the order in
 * which the reference engine draws them; so a network with dropout makes one step a call.
 */
export class DropoutMasks {
  private readonly places: readonly MaskPlace[];

  constructor(
    network: CompiledNetwork,
    plan: MemoryPlan,
    private readonly floats: Float32Array,
    private readonly widest: PanelWidth,
  ) {
    const input = { start: plan.inputMask / 4, units: network.features, rates: network.inputDropout };
    const layers = network.layers.map(({ units, dropout }, l) => ({
      start: (plan.layers[l]?.mask ?? Number.NaN) / 4,
      units,
      rates: dropout,
    }));
    this.places = [input, ...layers].filter(({ rates }) => rates.length > 0);
  }

  get needed(): boolean {
    return this.places.length > 0;
  }

  /** 0 with a layer's rate, else 1/(1 − rate), for `rows` examples. */
  draw(random: Random, rows: number): void {
    for (const { start, units, rates } of this.places) {
      const columns = columnPlaces(units, storedRows(rows, units), this.widest);
      for (const [k, rate] of rates.entries()) {
        const kept = 1 / (1 - rate);
        for (let i = 0; i < rows; i++) {
          for (const { first, step } of columns) {
            const place = start + first + i * step;
            const value = random.uniform() < rate ? 0 : kept;
            this.floats[place] = k === 0 ? value : value * (this.floats[place] ?? 0);
          }
        }
      }
    }
  }
}
