import type { Analysis } from '../../analyze';
import { examplesPart } from './layer';
import type { LayerKnowledge } from './layers/context';
import { networkParts } from './model';
import { type HoverPart, messagePart } from './part';
import type { Target } from './target';
import { updateParts } from './updates';
import { weightParts } from './weights';

/** The effect of the node in this spec. */
export function contextParts(
  analysis: Analysis,
  { term, switchedOff }: Target,
  knowledge: LayerKnowledge,
): HoverPart[] {
  if (switchedOff) return [];
  if (term.name === 'model') return networkParts(analysis, knowledge);
  if (term.name === 'batch' || term.name === 'epochs') {
    return updateParts(analysis, knowledge.trainExamples, term.name === 'epochs');
  }
  if (term.name === 'class-weights') return weightParts(knowledge);
  const { notes = [] } = knowledge;
  if (term.name === 'file') return [...notes.map(messagePart), { type: 'preview' }];
  if (term.name === 'generate') return [{ type: 'preview' }];
  if (term.name !== 'data') return [];
  return [...(knowledge.trainExamples === undefined ? [] : [examplesPart(knowledge)]), { type: 'preview' }];
}
