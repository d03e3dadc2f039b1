/** The folder next to a spec that contains the runs of every spec there: `.nnet-runs/<spec name>/<run id>/`. */
export const runsFolder = '.nnet-runs';

/** Names of the files and folders in a run's folder. */
export const runFiles = {
  /** The spec as the run trains it. */
  spec: 'spec.nnet',
  run: 'run.json',
  history: 'history.csv',
  /** The last weights. */
  weights: 'weights.safetensors',
  best: 'best.safetensors',
  /** A folder: the trainer's full state, and the lock while a process trains the run. */
  checkpoint: 'checkpoint',
  /** A folder: the trainer's state at many steps, from which all others are replayed. */
  moments: 'moments',
} as const;

/** In the folder of the checkpoint: the trainer's state. */
export const stateFile = 'state.ckpt';
