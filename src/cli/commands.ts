import { check } from './check';
import type { Command } from './command';
import { data } from './data';
import { derive } from './derive';
import { explain } from './explain';
import { gradcheck } from './gradcheck';
import { inspect } from './inspect';
import { predict } from './predict';
import { replay } from './replay';
import { shapes } from './shapes';
import { train } from './train';

/** Every command, in the order in which the usage lists them. */
export const commands: readonly Command[] = [
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
];
