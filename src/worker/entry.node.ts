import { isMainThread } from 'node:worker_threads';
import { coordinate } from './coordinator.node';
import { runLoop } from './loop.node';

// One bundle is both threads of the engine's process: the main one coordinates, the other trains.
if (isMainThread) coordinate(__filename);
else runLoop();
