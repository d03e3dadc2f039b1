import * as v from 'valibot';
import { speedSchema } from '../../protocol/speed';

const key = 'nnet.speed';

/** Where it is kept: VS Code's own memory of the extension. */
interface Memory {
  get(key: string): unknown;
  update(key: string, value: number): PromiseLike<void>;
}

/** The position of the slider of speed that a person has chosen last, in whatever diagram. It is kept for good. */
export class SpeedMemory {
  constructor(private readonly memory: Memory) {}

  /** Undefined where nothing was chosen; what is kept may be of another version, and no position. */
  get position(): number | undefined {
    const kept = v.safeParse(speedSchema, this.memory.get(key));
    return kept.success ? kept.output : undefined;
  }

  keep(position: number): void {
    void this.memory.update(key, position);
  }
}
