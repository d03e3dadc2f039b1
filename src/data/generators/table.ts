import type { GeneratorName } from '../../model/generator';
import { blobs } from './blobs';
import { circle } from './circle';
import { circles } from './circles';
import { flower } from './flower';
import { gauss } from './gauss';
import type { Draw } from './generator';
import { moons } from './moons';
import { parity } from './parity';
import { sine } from './sine';
import { spiral } from './spiral';
import { xor } from './xor';

/** The function that draws the examples of each generator. */
export const draws: Readonly<Record<GeneratorName, Draw>> = {
  flower,
  circle,
  circles,
  xor,
  gauss,
  spiral,
  moons,
  blobs,
  parity,
  sine,
};
