import type { ActivationName } from '../../model/activation';
import { isDense } from '../../model/layer';
import type { Analysis } from '../analyze';
import type { LayerNode } from '../build/layers';
import type { Literal } from '../syntax/tree';
import type { ArgumentTerm, PropertyTerm } from '../vocabulary/term';
import { wordsOf } from '../vocabulary/type';
import { examplesPart, type LayerKnowledge, layerParts } from './layer';
import { argumentMeaning, flagMeaning, nodeMeaning, propertyMeaning, wordMeaning } from './meaning';
import { networkParts } from './model';
import { drawn, numberText } from './notation';
import { code, formula, type Hover, type HoverPart, heading, sentence } from './part';
import { nodeFormulas, wordFormulas } from './subject-formulas';
import { type Target, targetAt } from './target';
import { updateParts } from './updates';
import { membersOf, valueParts } from './values';

/** What a hover is told that the text does not say. */
export type HoverKnowledge = LayerKnowledge;

/**
 * Explains the word or value at an offset: what it means, its range and default; a layer with its shapes, parameters
 * and formulas. Undefined where nothing of the vocabulary stands. Never throws, whatever the text.
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
      return word ?? [...meaning, ...valueParts(node, on.term, knowledge.formulas)];
    }
  }
}

function nodeParts(analysis: Analysis, target: Target, knowledge: HoverKnowledge): readonly HoverPart[] {
  const { term, node } = target;
  const layer = layerOf(analysis, target);
  if (layer) return layerParts(analysis, layer, knowledge);
  return [
    heading(term.name),
    sentence(nodeMeaning(term)),
    ...nodeFormulas(term).map(formula),
    ...term.arguments.flatMap((argument) => valueParts(node, argument, knowledge.formulas)),
    ...membersOf(term),
    ...contextParts(analysis, target, knowledge),
  ];
}

/** What this spec makes of the node. */
function contextParts(analysis: Analysis, { term, switchedOff }: Target, knowledge: HoverKnowledge): HoverPart[] {
  if (switchedOff) return [];
  if (term.name === 'model') return networkParts(analysis, knowledge);
  if (term.name === 'batch' || term.name === 'epochs') {
    return updateParts(analysis, knowledge.trainExamples, term.name === 'epochs');
  }
  return term.name === 'data' && knowledge.trainExamples !== undefined ? [examplesPart(knowledge)] : [];
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
  const layer = layerOf(analysis, target);
  if (layer && argument.type.kind === 'name') return layerParts(analysis, layer, knowledge);
  if (layer && argument.name === 'sizes') return layerParts(analysis, layer, knowledge);
  return [
    heading(argument.name),
    sentence(argumentMeaning(term, argument)),
    ...(term.arguments.length === 1 ? nodeFormulas(term).map(formula) : []),
    ...valueParts(node, argument, knowledge.formulas),
    ...contextParts(analysis, target, knowledge),
    ...(layer && argument.name === 'units' ? layerParts(analysis, layer, knowledge).slice(1) : []),
  ];
}

/** A word of a choice; undefined where the value is none. */
function wordParts(
  analysis: Analysis,
  target: Target,
  slot: ArgumentTerm | PropertyTerm,
  { value }: Literal,
  knowledge: HoverKnowledge,
): readonly HoverPart[] | undefined {
  if (typeof value !== 'string' || !wordsOf(slot.type).includes(value)) return undefined;
  const { formulas } = knowledge;
  return [
    heading(value),
    sentence(wordMeaning(target.term, slot, value)),
    ...wordFormulas(target.term, slot, value, formulas, outputOf(analysis)).map(formula),
    ...wordContext(analysis, target, slot, value, knowledge),
  ];
}

function wordContext(
  analysis: Analysis,
  target: Target,
  slot: ArgumentTerm | PropertyTerm,
  word: string,
  { formulas, trainExamples }: HoverKnowledge,
): readonly HoverPart[] {
  const layer = layerOf(analysis, target);
  const shape = layer && analysis.shapes.layers[layer.position];
  if (shape && isDense(shape.layer)) {
    const { layer: dense, index, inputs, units } = shape;
    if (slot.name === 'init') return [code(drawn(dense.init, `W[${index}]`, `(${units}, ${inputs})`, inputs))];
    if (slot.name === 'activation' && word !== 'linear') {
      const [low, high] = formulas.activation(dense.activation).range.map((bound) => numberText(rounded(bound)));
      return [sentence('hover-activation-range', { low: low ?? '', high: high ?? '' })];
    }
  }
  if (slot.name === 'kind') return [...valuePartsOfGenerator(target, formulas), ...contextParts(analysis, target, { formulas, trainExamples })];
  return word === 'full' && !target.switchedOff ? updateParts(analysis, trainExamples, false) : [];
}

/** What the letters of a generator's formula mean. */
function valuePartsOfGenerator({ node, term }: Target, formulas: HoverKnowledge['formulas']): readonly HoverPart[] {
  const noise = term.properties.find(({ name }) => name === 'noise');
  const spread = noise ? valueParts(node, noise, formulas).slice(1) : [];
  return [sentence('hover-generator-symbols'), ...spread];
}

const rounded = (bound: number): number => Math.round(bound * 1000) / 1000;

function layerOf({ layerNodes }: Analysis, { node }: Target): LayerNode | undefined {
  return layerNodes.find(({ read }) => read.syntax === node.syntax);
}

function outputOf({ layers }: Analysis): ActivationName | undefined {
  return layers.filter(isDense).at(-1)?.activation;
}
