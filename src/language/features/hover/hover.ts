import type { Analysis } from '../../analyze';
import { argumentMeaning, flagMeaning, nodeMeaning, propertyMeaning } from '../../documentation/meaning';
import { nodeFormulas } from '../../documentation/subject-formulas';
import type { Literal } from '../../syntax/tree';
import type { ArgumentTerm } from '../../vocabulary/term';
import { contextParts } from './context';
import { layerOf, layerParts } from './layer';
import type { LayerKnowledge } from './layers/context';
import { formulaParts, type Hover, type HoverPart, heading, sentence } from './part';
import { type Target, targetAt } from './target';
import { membersOf, valueParts } from './values';
import { wordParts } from './word';

/** Input of a hover that the text does not contain. */
export type HoverKnowledge = LayerKnowledge;

/**
 * Explains the word or value at an offset: what it means, its range and default; a layer with its shapes, parameters
 * and formulas. Undefined where no word of the vocabulary is. Never throws, for any text.
 */
export function hover(analysis: Analysis, offset: number, knowledge: HoverKnowledge): Hover | undefined {
  if (analysis.format !== 'spec') return undefined;
  const target = targetAt(analysis.tree, offset);
  if (!target) return undefined;
  const parts = partsOf(analysis, target, knowledge);
  const off = target.switchedOff ? [sentence('hover-switched-off')] : [];
  return { range: target.range, parts: [...parts, ...off] };
}

function partsOf(analysis: Analysis, target: Target, knowledge: HoverKnowledge): readonly HoverPart[] {
  const { on, term, node } = target;
  switch (on.kind) {
    case 'node':
      return nodeParts(analysis, target, knowledge);
    case 'flag':
      return [heading(on.word), sentence(flagMeaning(term, on.word))];
    case 'argument':
      return argumentParts(analysis, target, on, knowledge);
    case 'property': {
      const word = on.literal && wordParts(analysis, target, on.term, on.literal, knowledge);
      const meaning = [heading(`${on.term.name}=`), sentence(propertyMeaning(term, on.term))];
      return word ?? [...meaning, ...valueParts(node, on.term)];
    }
  }
}

function nodeParts(analysis: Analysis, target: Target, knowledge: HoverKnowledge): readonly HoverPart[] {
  const { term, node } = target;
  const layer = layerOf(analysis, target.node);
  if (layer) return layerParts(analysis, layer, knowledge);
  return [
    heading(term.name),
    sentence(nodeMeaning(term)),
    ...formulaParts(...nodeFormulas(term)),
    ...term.arguments.flatMap((argument) => valueParts(node, argument)),
    ...membersOf(term),
    ...contextParts(analysis, target, knowledge),
  ];
}

function argumentParts(
  analysis: Analysis,
  target: Target,
  { term: argument, literal }: { readonly term: ArgumentTerm; readonly literal: Literal },
  knowledge: HoverKnowledge,
): readonly HoverPart[] {
  const word = wordParts(analysis, target, argument, literal, knowledge);
  if (word) return word;
  const { term, node } = target;
  const layer = layerOf(analysis, target.node);
  if (layer && (argument.name === 'name' || argument.name === 'sizes')) return layerParts(analysis, layer, knowledge);
  return [
    heading(argument.name),
    sentence(argumentMeaning(term, argument)),
    ...(term.arguments.length === 1 ? formulaParts(...nodeFormulas(term)) : []),
    ...valueParts(node, argument),
    ...contextParts(analysis, target, knowledge),
    ...(layer && argument.name === 'units' ? layerParts(analysis, layer, knowledge).slice(1) : []),
  ];
}
