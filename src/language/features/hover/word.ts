import { type ActivationName, activationOf } from '../../../model/activation';
import { generatorFacts, generatorNames } from '../../../model/generator';
import { writtenShape } from '../../../model/layers/rule';
import type { Analysis } from '../../analyze';
import { lastActivation } from '../../build/activation';
import { wordMeaning } from '../../documentation/meaning';
import { drawn, numberText, shapeText } from '../../documentation/notation';
import { wordFormulas } from '../../documentation/subject-formulas';
import type { Literal } from '../../syntax/tree';
import type { ArgumentTerm, PropertyTerm } from '../../vocabulary/term';
import { valueMeant } from '../../vocabulary/type';
import { layerOf } from './layer';
import type { LayerKnowledge } from './layers/context';
import { code, formulaParts, type HoverPart, heading, sentence } from './part';
import type { Target } from './target';
import { updateParts } from './updates';
import { weightParts } from './weights';

/** A word of a choice: its meaning, its formulas and its effect here; undefined if the value is not one. */
export function wordParts(
  analysis: Analysis,
  target: Target,
  slot: ArgumentTerm | PropertyTerm,
  { value }: Literal,
  knowledge: LayerKnowledge,
): readonly HoverPart[] | undefined {
  const word = typeof value === 'string' ? valueMeant(slot.type, value) : undefined;
  if (word === undefined) return undefined;
  const formulas = wordFormulas(target.term, slot, word, lastActivation(analysis.layers));
  return [
    heading(word),
    sentence(wordMeaning(target.term, slot, word)),
    ...formulaParts(...formulas),
    ...contextOf(analysis, target, slot, word, knowledge),
  ];
}

function contextOf(
  analysis: Analysis,
  { node, switchedOff }: Target,
  slot: ArgumentTerm | PropertyTerm,
  word: string,
  knowledge: LayerKnowledge,
): readonly HoverPart[] {
  if (slot.name === 'kind') return generatorSymbols(word);
  if (word === 'full' && !switchedOff) return updateParts(analysis, knowledge.trainExamples, false);
  if (word === 'balanced' && !switchedOff) return weightParts(knowledge);
  const layer = layerOf(analysis, node);
  const shape = layer && analysis.shapes.layers[layer.position];
  if (!shape) return [];
  const { index, activation, tensors } = shape;
  const [weight] = tensors;
  if (slot.name === 'init' && weight) {
    const size = shapeText(writtenShape(weight));
    return [code(drawn(weight.init, `${weight.symbol}[${index}]`, size, weight.fanIn))];
  }
  return slot.name === 'activation' && activation ? activationRange(activation.name) : [];
}

/** What the letters of a generator's formula mean. */
function generatorSymbols(word: string): readonly HoverPart[] {
  const kind = generatorNames.find((name) => name === word);
  if (!kind) return [];
  return [sentence('hover-generator-symbols', { noise: numberText(generatorFacts(kind).defaultNoise) })];
}

function activationRange(name: ActivationName): readonly HoverPart[] {
  const [low, high] = activationOf(name).range;
  if (low === Number.NEGATIVE_INFINITY && high === Number.POSITIVE_INFINITY) return [];
  const args = { low: numberText(rounded(low)), high: numberText(rounded(high)) };
  return [sentence(high === Number.POSITIVE_INFINITY ? 'hover-activation-from' : 'hover-activation-between', args)];
}

const rounded = (bound: number): number => Math.round(bound * 1000) / 1000;
