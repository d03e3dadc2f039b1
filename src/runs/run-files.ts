/** The folder beside a spec that holds the runs of every spec there: `.nnet-runs/<spec name>/<run id>/`. */
export const runsFolder = '.nnet-runs';

/** Names of what a run's folder holds. */
export const runFiles = {
  /** The spec as the run trains it. */
  spec: 'spec.nnet',
  run: 'run.json',
  history: 'history.csv',
  /** The last weights. */
  weights: 'weights.safetensors',
  best: 'best.safetensors',
  /** A folder: the trainer's whole state, and the lock while a process trains the run. */
  checkpoint: 'checkpoint',
} as const;

/** In the folder of the checkpoint: the trainer's state. */
export const stateFile = 'state.ckpt';
