/** The figures of one class. Each is NaN where nothing is divided by: no example of the class, or none predicted. */
export interface ClassFigures {
  /** Examples of the class, those that are predicted as it, and those that are both. */
  readonly examples: number;
  readonly predicted: number;
  readonly right: number;
  /** right / predicted. */
  readonly precision: number;
  /** right / examples. */
  readonly recall: number;
  /** 2·precision·recall / (precision + recall) = 2·right / (examples + predicted). */
  readonly f1: number;
}

/** How many examples of a class are predicted as a class. */
export interface ConfusionCell {
  readonly truth: number;
  readonly predicted: number;
  readonly count: number;
}

/** The confusion matrix of K classes, (K, K): rows are true classes, columns predicted ones. Only what is not 0 is kept. */
export class Confusion {
  private readonly counts = new Map<number, number>();
  private total = 0;
  private right = 0;

  /** `classes` is K. */
  constructor(readonly classes: number) {}

  add(truth: number, predicted: number): void {
    const place = truth * this.classes + predicted;
    this.counts.set(place, (this.counts.get(place) ?? 0) + 1);
    this.total++;
    if (truth === predicted) this.right++;
  }

  /** Examples that were added. */
  get examples(): number {
    return this.total;
  }

  get wrong(): number {
    return this.total - this.right;
  }

  /** The share of the examples whose class is right; NaN without any. */
  get accuracy(): number {
    return this.right / this.total;
  }

  countOf(truth: number, predicted: number): number {
    return this.counts.get(truth * this.classes + predicted) ?? 0;
  }

  /** The cells that are not 0, row by row. */
  cells(): ConfusionCell[] {
    const { classes, counts } = this;
    return [...counts]
      .sort(([a], [b]) => a - b)
      .map(([place, count]) => ({ truth: Math.floor(place / classes), predicted: place % classes, count }));
  }

  /** The figures of each class, in the order of their numbers. */
  figures(): ClassFigures[] {
    const { classes } = this;
    const [rows, columns] = [new Float64Array(classes), new Float64Array(classes)];
    for (const { truth, predicted, count } of this.cells()) {
      rows[truth] = (rows[truth] ?? 0) + count;
      columns[predicted] = (columns[predicted] ?? 0) + count;
    }
    return Array.from(rows, (examples, k) => {
      const [predicted, right] = [columns[k] ?? 0, this.countOf(k, k)];
      const [precision, recall, f1] = [right / predicted, right / examples, (2 * right) / (examples + predicted)];
      return { examples, predicted, right, precision, recall, f1 };
    });
  }
}
