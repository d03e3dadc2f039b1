import type { WatchName } from '../../model/train';
import type { NetworkWeights } from '../../model/weights';
import { improves } from './early-stop';

/** The best weights so far by the watched figure, and the number of checks since they were found. */
export class Best {
  value = NaN;
  checksSince = 0;
  weights: NetworkWeights | undefined;

  constructor(readonly watch: WatchName) {}

  /** Checks a value; saves the weights if it is better than all before. */
  check(value: number, weights: () => NetworkWeights): void {
    if (improves(this.watch, value, this.value)) {
      this.value = value;
      this.checksSince = 0;
      this.weights = weights();
    } else {
      this.checksSince++;
    }
  }
}
