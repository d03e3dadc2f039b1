import { check } from './check';
import { collapse } from './collapse';
import type { Command, PlainCommand } from './command';
import { data } from './data';
import { derive } from './derive';
import { explain } from './explain';
import { gradcheck } from './gradcheck';
import { health } from './health';
import { inspect } from './inspect';
import { landscape } from './landscape';
import { predict } from './predict';
import { race } from './race';
import { replay } from './replay';
import { results } from './results';
import { shapes } from './shapes';
import { train } from './train';
import { xor } from './xor';

/** Every command, in the order in which the usage lists them. */
export const commands: readonly (Command | PlainCommand)[] = [
  check,
  shapes,
  data,
  train,
  predict,
  gradcheck,
  inspect,
  explain,
  replay,
  derive,
  health,
  results,
  collapse,
  xor,
  landscape,
  race,
];
