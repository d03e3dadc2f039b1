import { readFileSync } from 'node:fs';
import path from 'node:path';
import { randomStream } from '../../src/numerics/streams';

/** A network in training that is looked at. */
export interface WatchedNetwork {
  readonly name: string;
  /** Its spec, which trains for longer than anybody measures. */
  readonly text: string;
  /** Where the paths of its files begin. */
  readonly folder: string;
  /** Examples of a training batch. */
  readonly batch: number;
  /** Units of its dense layers. */
  readonly units: number;
  /** The unit in the inspector. */
  readonly selected: { readonly position: number; readonly unit: number };
  /** The stop of the microscope that goes back through its first layer with weights. */
  readonly stop: number;
}

const epochs = 100_000_000;

/** A small, a large and a real one; `folder` takes the data that are made for them. */
export function networks(root: string, folder: string): readonly WatchedNetwork[] {
  const digits = readFileSync(path.join(root, 'examples', 'digits.nnet'), 'utf8');
  return [
    {
      name: 'W1',
      text: `nnet 1
data { generate flower samples=500 }
model { input 2; dense a 8 tanh; dense b 8 tanh; dense output 1 sigmoid }
train { loss cross-entropy; optimizer gradient-descent lr=0.01; batch 10; epochs ${epochs} }
`,
      folder,
      batch: 10,
      units: 17,
      selected: { position: 2, unit: 0 },
      stop: 6,
    },
    {
      name: 'W3',
      text: `nnet 1
data { file "${imagesFile}" target=class }
model { input 784; dense a 128 relu; dense b 64 relu; dense output 10 softmax }
train { loss cross-entropy; optimizer gradient-descent lr=0.01; batch 64; epochs ${epochs} }
`,
      folder,
      batch: 64,
      units: 202,
      selected: { position: 1, unit: 0 },
      stop: 6,
    },
    {
      name: 'digits',
      text: digits.replace(/epochs \d+/, `epochs ${epochs}`),
      folder: path.join(root, 'examples'),
      batch: 32,
      units: 42,
      selected: { position: 2, unit: 0 },
      stop: 4,
    },
  ];
}

/** The data of W3. */
export const imagesFile = 'images.csv';

/** Images of random pixels, in ten classes of equal size. */
export function images(count = 6400, size = 784): string {
  const random = randomStream('pcg64', 1, 'data');
  const pixels = Array.from({ length: size }, (_, k) => `p${k}`);
  const rows = Array.from({ length: count }, (_, i) => [...pixels.map(() => random.integer(10) / 10), i % 10].join());
  return `${[...pixels, 'class'].join()}\n${rows.join('\n')}\n`;
}
