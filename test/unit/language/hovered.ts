import { analyze } from '../../../src/language/analyze';
import { hover } from '../../../src/language/features/hover/hover';
import type { Hover } from '../../../src/language/features/hover/part';
import { type Locale, translate } from '../../../src/messages/translate';
import { marked } from './marked';

export const flower = `nnet 1
data {
  generate flower samples=400
}
model {
  input 2
  dense hidden 4 tanh
  /- dropout off rate=0.5
  dropout rate=0.2
  dense output 1 sigmoid init=normal scale=0.5 bias=-1 frozen
}
train {
  optimizer adam lr=0.03
  batch 32
  epochs 10
}
`;

export function hoverAt(text: string, trainExamples?: number): Hover | undefined {
  const { text: source, offset } = marked(text);
  const known = trainExamples === undefined ? {} : { classWeights: [{ name: 'rare', weight: 8 / 3 }] };
  return hover(analyze(source), offset, { trainExamples, ...known });
}

/** A hover as its lines: code and formulas as they are, sentences in a language. */
export function lines(found: Hover | undefined, locale: Locale = 'en'): string[] {
  return (found?.parts ?? []).flatMap((part) => {
    if (part.type === 'code') return part.lines;
    if (part.type === 'text') return [translate(part.message, locale)];
    return part.type === 'preview' ? [] : part.text.split('\n');
  });
}

export const shown = (text: string, trainExamples?: number): string[] => lines(hoverAt(text, trainExamples));
export const codeLines = (text: string, trainExamples?: number): string[] =>
  (hoverAt(text, trainExamples)?.parts ?? []).flatMap((part) => (part.type === 'code' ? part.lines : []));
export const markedAt = (before: string): string => flower.replace(before, `${before}|`);
