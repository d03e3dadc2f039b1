// How long going to another moment of a finished run takes: `jumps.cjs JOB`, a JSON text; prints a JSON line.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { randomStream } from '../../src/numerics/streams';
import type { Progress } from '../../src/protocol/training';
import { prepare, startEngine } from '../engine-process';
import { images, imagesFile } from '../watch/networks';

/** The input of a process of this bundle. */
interface JumpJob {
  readonly root: string;
  /** The bundle of the engine. */
  readonly engine: string;
  /** Where data and runs may be written. */
  readonly folder: string;
  readonly jumps: number;
}

interface Trained {
  readonly name: string;
  readonly text: string;
  readonly folder: string;
}

/** Milliseconds from the question to its answer, which comes once the moment is shown. */
interface Jumps {
  readonly steps: number;
  readonly median: number;
  readonly p90: number;
  readonly most: number;
}

function networks(root: string, folder: string): readonly Trained[] {
  return [
    { name: 'flower', text: readFileSync(path.join(root, 'examples', 'flower.nnet'), 'utf8'), folder },
    {
      name: 'W3',
      text: `nnet 1
data { file "${imagesFile}" target=class }
model { input 784; dense a 128 relu; dense b 64 relu; dense output 10 softmax }
train { loss cross-entropy; optimizer gradient-descent lr=0.01; batch 64; epochs 20 }
`,
      folder,
    },
  ];
}

async function jumpsOf(network: Trained, engine: string, jumps: number): Promise<Jumps> {
  const { text, folder } = network;
  const run = mkdtempSync(path.join(folder, 'jumps-'));
  let isFinished: (progress: Progress) => void = () => undefined;
  const finished = new Promise<Progress>((resolve) => {
    isFinished = resolve;
  });
  const { child, peer } = await startEngine(engine, {
    progress: (progress) => {
      if (progress.status === 'finished') isFinished(progress);
    },
    records: ({ length }) => peer.emit('taken', { records: length }),
    snapshot: ({ sequence }) => peer.emit('acknowledge', { sequence }),
  });
  try {
    await prepare(peer, network);
    const target = { folder: path.join(run, '1'), id: '1', specText: text, specPath: path.join(folder, 'jumps.nnet') };
    await peer.call('start', { run: target, paused: false });
    const { step } = await finished;
    // What a person looks at while they jump: the picture of the first example.
    await peer.call('watch', { visible: true, example: { from: 'train', index: 0 }, surface: 48 });
    const random = randomStream('pcg64', 1, 'shuffle');
    const times: number[] = [];
    for (let jump = 0; jump < jumps; jump++) {
      const began = performance.now();
      await peer.call('travel', { step: random.integer(step) });
      times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    const at = (share: number): number => times[Math.min(jumps - 1, Math.floor(share * jumps))] ?? Number.NaN;
    return { steps: step, median: at(0.5), p90: at(0.9), most: at(1) };
  } finally {
    child.kill('SIGKILL');
    rmSync(run, { recursive: true, force: true });
  }
}

async function measure({ root, engine, folder, jumps }: JumpJob): Promise<Record<string, Jumps>> {
  const data = path.join(folder, imagesFile);
  if (!existsSync(data)) writeFileSync(data, images());
  const found: Record<string, Jumps> = {};
  for (const network of networks(root, folder)) found[network.name] = await jumpsOf(network, engine, jumps);
  return found;
}

void measure(JSON.parse(process.argv[2] ?? '') as JumpJob).then((found) => console.log(JSON.stringify(found)));
