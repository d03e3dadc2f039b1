// What watching costs: `watch.cjs JOB`, a JSON text; prints a JSON line.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { images, imagesFile, networks } from './networks';
import { type Cost, watch } from './watch';

/** The input of a process of this bundle. */
export interface WatchJob {
  readonly root: string;
  /** The bundle of the engine. */
  readonly engine: string;
  /** Where data may be written. */
  readonly folder: string;
  readonly rounds: number;
  readonly seconds: number;
  /** Whether the microscope is open, at the stop that goes back through the first layer. */
  readonly microscope: boolean;
  /** Names of networks; all where absent. */
  readonly only?: readonly string[];
}

async function run({
  root,
  engine,
  folder,
  rounds,
  seconds,
  microscope,
  only,
}: WatchJob): Promise<Record<string, Cost>> {
  const data = path.join(folder, imagesFile);
  if (!existsSync(data)) writeFileSync(data, images());
  const costs: Record<string, Cost> = {};
  for (const network of networks(root, folder)) {
    if (only && !only.includes(network.name)) continue;
    costs[network.name] = await watch(network, engine, { rounds, seconds, microscope });
  }
  return costs;
}

void run(JSON.parse(process.argv[2] ?? '') as WatchJob).then((costs) => console.log(JSON.stringify(costs)));
