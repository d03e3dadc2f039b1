import type { WatchName } from '../../model/train';
import type { NetworkWeights } from '../../model/weights';
import { improves } from './early-stop';

/** The best weights so far by what is watched, and for how many looks nothing better has come. */
export class Best {
  value = NaN;
  looksSince = 0;
  weights: NetworkWeights | undefined;

  constructor(readonly watch: WatchName) {}

  /** Looks at a value; takes the weights where it is better than all before. */
  look(value: number, weights: () => NetworkWeights): void {
    if (improves(this.watch, value, this.value)) {
      this.value = value;
      this.looksSince = 0;
      this.weights = weights();
    } else {
      this.looksSince++;
    }
  }
}
