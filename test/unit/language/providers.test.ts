import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Analysis, analyze } from '../../../src/language/analyze';
import { completion } from '../../../src/language/features/completion/completion';
import { folding } from '../../../src/language/features/folding';
import { hover } from '../../../src/language/features/hover/hover';
import { type OutlineSymbol, outline } from '../../../src/language/features/outline';
import { LineMap } from '../../../src/language/lines';
import { applyEdits, type Range } from '../../../src/language/range';
import { lex } from '../../../src/language/syntax/lexer';
import { english } from '../../../src/messages/en/table';
import { translate } from '../../../src/messages/translate';
import type { Message } from '../../../src/model/message';
import { caseCount } from '../../count';
import { anyText } from './damage';

const codes = new Set(Object.keys(english));

function holds({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset <= end;
}

function said(message: Message): void {
  assert.ok(codes.has(message.code), message.code);
  assert.ok(!/\{\w+[}:]|undefined|NaN/.test(translate({ ...message, args: plain(message) }, 'en')), message.code);
}

/** The arguments with text of the spec, which may hold anything, made plain. */
function plain({ args }: Message): Message['args'] {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, typeof value === 'string' ? 'text' : value]),
  );
}

function checkHover(analysis: Analysis, offset: number, trainExamples: number | undefined): void {
  const found = hover(analysis, offset, { trainExamples });
  if (!found) return;
  assert.ok(holds(found.range, offset));
  assert.ok(found.parts.length > 1);
  for (const part of found.parts) {
    if (part.type === 'text') said(part.message);
    for (const line of part.type === 'code' ? part.lines : part.type === 'heading' ? [part.text] : []) {
      assert.ok(line !== '' && line.length < 400 && !/[\r\n]/.test(line), JSON.stringify(line));
    }
  }
}

/** Whatever is chosen becomes a token of its own, exactly the word that was offered. */
function checkCompletion(analysis: Analysis, offset: number, pick: number): void {
  const found = completion(analysis, offset);
  if (!found) return;
  const { range, items } = found;
  assert.ok(holds(range, offset) && items.length > 0);
  assert.ok(!/[\r\n]/.test(analysis.text.slice(range.start, range.end)));
  assert.equal(new Set(items.map(({ label }) => label)).size, items.length);
  for (const item of items) said(item.documentation);
  const item = items[pick % items.length];
  assert.ok(item);
  const insert = item.snippet ? item.insert.replace('$0', '') : item.insert;
  const after = applyEdits(analysis.text, [{ range, text: insert }]);
  const token = lex(after).tokens.find(({ start }) => start === range.start);
  assert.equal(token && after.slice(token.start, token.end), item.label);
}

function checkOutline(symbols: readonly OutlineSymbol[], within: Range): void {
  for (const { name, detail, range, selection, children } of symbols) {
    assert.ok(name !== '' && !/[\r\n]/.test(name + detail));
    assert.ok(within.start <= range.start && range.end <= within.end);
    assert.ok(range.start <= selection.start && selection.start <= selection.end && selection.end <= range.end);
    checkOutline(children, range);
  }
}

function checkFolding(analysis: Analysis): void {
  const { lineCount } = new LineMap(analysis.text);
  let before = 0;
  for (const { startLine, endLine } of folding(analysis)) {
    assert.ok(before <= startLine && startLine < endLine && endLine < lineCount);
    before = startLine;
  }
}

const texts = caseCount(20_000);
const repetitions = caseCount(100_000, 20_000);

describe('every provider, on any text', () => {
  const seed = 11;

  it(`answers without a throw, and soundly (${texts} texts, seed ${seed})`, () => {
    let hovers = 0;
    let completions = 0;
    fc.assert(
      fc.property(
        anyText,
        fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
        fc.option(fc.nat(), { nil: undefined }),
        (text, picks, trainExamples) => {
          const analysis = analyze(text);
          for (const pick of picks) {
            const offset = pick % (text.length + 1);
            checkHover(analysis, offset, trainExamples);
            checkCompletion(analysis, offset, pick);
            if (hover(analysis, offset, {})) hovers++;
            if (completion(analysis, offset)) completions++;
          }
          checkOutline(outline(analysis), { start: 0, end: text.length });
          checkFolding(analysis);
          for (const { fix } of analysis.problems) if (fix) analyze(applyEdits(text, fix.edits));
        },
      ),
      { seed, numRuns: texts },
    );
    assert.ok(hovers > texts / 2 && completions > texts / 2, `${hovers} hovers, ${completions} completions`);
  });

  for (const piece of [
    '{',
    'a{',
    'model {\n',
    'model{dense a 4;',
    'dense a 4\n',
    'model {dense a 4 tanh}\n',
    '/-a{}\n',
    '/* ',
    '// a\n',
    'lr=',
    '" ',
    '   }',
    'input 2 2 ',
    '\\\n',
  ]) {
    it(`answers on ${JSON.stringify(piece)} ${repetitions} times`, () => {
      const text = `nnet 1\nmodel {\n  input 2\n${piece.repeat(repetitions)}`;
      const analysis = analyze(text);
      for (const offset of [0, 8, 18, text.length >> 1, text.length]) {
        checkHover(analysis, offset, 10);
        checkCompletion(analysis, offset, offset);
      }
      checkOutline(outline(analysis), { start: 0, end: text.length });
      checkFolding(analysis);
    });
  }
});
