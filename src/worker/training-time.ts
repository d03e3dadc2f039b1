/** How long a session has trained, and how many examples; the time between two calls is none. */
export class TrainingTime {
  private milliseconds = 0;
  private samples = 0;

  /** @param earlierSeconds of the run before this session */
  constructor(private readonly earlierSeconds: number) {}

  /** Adds a call. Where training has diverged, it went back to its last finite step: less examples than before are none. */
  add(milliseconds: number, samples: number): void {
    this.milliseconds += milliseconds;
    this.samples += Math.max(0, samples);
  }

  get seconds(): number {
    return this.earlierSeconds + this.milliseconds / 1000;
  }

  /** Of this session; 0 before it has trained. */
  get samplesPerSecond(): number {
    return this.milliseconds > 0 ? this.samples / (this.milliseconds / 1000) : 0;
  }
}
