import { countCalls } from './counted-calls';
import { diskTraining } from './disk-training';

/** Nothing is due in a training of this length but what is requested. */
const tick = 0.001;
const [, , folder = '', text = '', fatal = '', manner = ''] = process.argv;

// Saves as it begins the run or continues it, trains an epoch, saves again as it pauses, and prints its calls; killed
// at the call of that number.
const { training, start } = diskTraining(folder, text, tick);
const calls = countCalls(Number(fatal), manner);
start();
training.step();
void training.whenIdle().then(() => console.log(JSON.stringify(calls)));
