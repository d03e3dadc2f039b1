import './wide-vectors.node';
import { isMainThread, workerData } from 'node:worker_threads';
import { dataReaderArgument } from '../protocol/data-view';
import { coordinate } from './coordinator.node';
import { readData } from './data-reader.node';
import { runLoop } from './loop.node';
import { isLoop } from './loop-data';
import { isPoolThread, servePool } from './thread-pool.node';

// Every thread of the engine's process runs this bundle: the coordinator (main), the training loop, its thread pool; and so
// does a process that reads data for their view.
if (isMainThread && process.argv.includes(dataReaderArgument)) readData();
else if (isMainThread) coordinate(__filename);
else if (isPoolThread(workerData)) servePool(workerData);
else if (isLoop(workerData)) runLoop(__filename, workerData);
