import './wide-vectors.node';
import { isMainThread, workerData } from 'node:worker_threads';
import { coordinate } from './coordinator.node';
import { runLoop } from './loop.node';
import { isLoop } from './loop-data';
import { isPoolThread, servePool } from './thread-pool.node';

// Every thread of the engine's process runs this bundle: the coordinator (main), the training loop, its thread pool.
if (isMainThread) coordinate(__filename);
else if (isPoolThread(workerData)) servePool(workerData);
else if (isLoop(workerData)) runLoop(__filename, workerData);
