import type { SetSeed } from '../../model/edit';
import type { Analysis } from '../analyze';
import { usualLineEnding } from '../line-ending';
import { writeNumber } from '../print/value';
import { locate } from './locate';
import { insertAt, type Resolution, refuse, replaceToken } from './resolution';

/** Replaces the seed, or adds one below the version. */
export function setSeed(analysis: Analysis, { layer, seed }: SetSeed): Resolution {
  const target = locate(analysis, layer);
  if ('refusal' in target) return target;
  const chosen = target.node.position;
  const { document, text } = analysis;
  const literal = document.top('seed')?.literal('seed');
  if (literal) return { edits: replaceToken(text, literal, writeNumber(seed)), chosen };
  const version = document.top('nnet')?.syntax;
  if (!version) return refuse('edit-broken');
  return { edits: [insertAt(version.end, `${usualLineEnding(text)}seed ${writeNumber(seed)}`)], chosen };
}
