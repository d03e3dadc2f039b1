import type { GeneratorName } from '../../model/source';
import { blobs } from './blobs';
import { circle } from './circle';
import { circles } from './circles';
import { flower } from './flower';
import { gauss } from './gauss';
import type { Generator } from './generator';
import { moons } from './moons';
import { parity } from './parity';
import { sine } from './sine';
import { spiral } from './spiral';
import { xor } from './xor';

/** Every generator by its name in the language. */
export const generators: Readonly<Record<GeneratorName, Generator>> = {
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
