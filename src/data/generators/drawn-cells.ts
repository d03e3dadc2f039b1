import { Fault, type Message } from '../../model/message';
import { float64 } from '../number-type';
import type { Cells } from '../raw-examples';

/** Column k of m × n numbers that a generator has drawn. */
export class DrawnCells implements Cells {
  readonly allNumbers = true;
  readonly type = float64;

  constructor(
    private readonly x: Float64Array,
    private readonly n: number,
    private readonly k: number,
  ) {}

  number(example: number): number {
    return this.x[example * this.n + this.k] ?? Number.NaN;
  }

  numbers(examples: Int32Array, target: Float64Array | Uint8Array): void {
    for (let i = 0; i < examples.length; i++) target[i] = this.number(examples[i] ?? Number.NaN);
  }

  text(): undefined {
    return undefined;
  }

  isMissing(): boolean {
    return false;
  }

  mark(): string {
    return '';
  }

  fault(_example: number, detail: Message): Fault {
    return new Fault(detail);
  }

  lineOf(): number {
    return 0;
  }

  describe(): Message {
    throw new Error('every drawn value is a number');
  }
}
