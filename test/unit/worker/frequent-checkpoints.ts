import { diskTraining } from './disk-training';

/** Checkpoints come all the time, by work done. */
const tick = 20;

// Trains the spec of its second argument in the folder of its first, or continues the run that is there.
const [, , folder = '', text = ''] = process.argv;
const { training, start } = diskTraining(folder, text, tick, () => void process.stdout.write('.'));
if (training.progress().status !== 'finished') {
  start();
  training.resume();
  void training.whenIdle().then(() => {
    process.exitCode = training.progress().status === 'finished' ? 0 : 1;
  });
}
