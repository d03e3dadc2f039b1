// The product's engines, measured: one process a job, `ours.cjs JOB`, a JSON text; prints a JSON line.
import '../../src/worker/wide-vectors.node';
import { isMainThread, workerData } from 'node:worker_threads';
import { servePool } from '../../src/worker/thread-pool.node';
import type { Job } from './job';
import { limit } from './limit';
import { prepare } from './prepare';
import { prepareTarget, trainToTarget } from './target';
import { train } from './train';

function run(job: Job): unknown {
  switch (job.kind) {
    case 'prepare':
      return prepare(job);
    case 'train':
      return train(job);
    case 'limit':
      return limit(job);
    case 'prepare-target':
      return prepareTarget(job);
    case 'target':
      return trainToTarget(job);
  }
}

if (isMainThread) console.log(JSON.stringify(run(JSON.parse(process.argv[2] ?? '') as Job)));
else servePool(workerData);
