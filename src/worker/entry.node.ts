import './wide-vectors.node';
import { isMainThread, workerData } from 'node:worker_threads';
import { coordinate } from './coordinator.node';
import { isCrewMember, serveCrew } from './crew.node';
import { runLoop } from './loop.node';
import { isLoop } from './loop-data';

// One bundle is every thread of the engine's process: the main one coordinates, one trains, and its crew helps.
if (isMainThread) coordinate(__filename);
else if (isCrewMember(workerData)) serveCrew(workerData);
else if (isLoop(workerData)) runLoop(__filename, workerData);
