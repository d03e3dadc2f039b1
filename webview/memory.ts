/** What VS Code keeps of the page, across reloads. */
export interface Remembered {
  /** Whether the plot's axes are logarithmic. */
  readonly logSteps: boolean;
  readonly logCost: boolean;
}

/** Where it is kept. */
interface Keeper {
  getState(): unknown;
  setState(state: object): void;
}

/** The choices of a page that outlive it. What is kept may be of an older version: what is no choice is none. */
export class PageMemory {
  constructor(private readonly keeper: Keeper) {}

  flag(name: keyof Remembered): boolean {
    return Reflect.get(this.all, name) === true;
  }

  /** Keeps one choice, and all others as they are. */
  keep<K extends keyof Remembered>(name: K, value: Remembered[K]): void {
    this.keeper.setState({ ...this.all, [name]: value });
  }

  private get all(): object {
    const state = this.keeper.getState();
    return typeof state === 'object' && state !== null ? state : {};
  }
}
