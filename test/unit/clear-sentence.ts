import assert from 'node:assert/strict';
import { faultSentence } from '../../src/messages/fault';
import type { Locale } from '../../src/messages/translate';
import type { Fault } from '../../src/model/message';

/** Characters that a sentence has at most, what it quotes from a file included. */
const longest = 400;

/** What a sentence for a person never has: a placeholder, values of the program, a trace. */
const never = /\{\w|\bundefined\b|\bNaN\b|\[object|\bnull\b|\bat \S+:\d+:\d+|[a-z]Error\b/;

/** Between sentences, in either language. */
const sentenceEnd = { en: /[.!?]["”)]?$/, 'zh-cn': /[。！？][”）]?$/ } as const;

/**
 * That a fault, and each beside it, names a file, this one if one is given, and has in each language a sentence of its own,
 * of one line, whose arguments are all there.
 */
export function assertClear(fault: Fault, file?: string): void {
  for (const { detail, place, facts } of fault.all) {
    const told = `${detail.code} ${JSON.stringify(detail.args)}`;
    assert.ok(place?.file, `no file: ${told}`);
    if (file !== undefined) assert.equal(place.file, file, told);
    for (const at of [place.line ?? 1, place.column ?? 1]) assert.ok(Number.isInteger(at) && at >= 1, `${at}: ${told}`);
    const sentences = (['en', 'zh-cn'] satisfies Locale[]).map((locale) => {
      const sentence = faultSentence({ detail, cells: facts.cells }, locale);
      assert.ok(sentence.includes(' ') || locale !== 'en', `no sentence stands under the code: ${told}`);
      assert.doesNotMatch(withoutArguments(sentence, detail.args), never, told);
      assert.ok(
        [...sentence].every((character) => character >= ' '),
        `characters that nobody sees: ${told}`,
      );
      assert.match(sentence, sentenceEnd[locale], told);
      assert.ok(sentence.length < longest, `${sentence.length} characters: ${sentence}`);
      return sentence;
    });
    assert.notEqual(sentences[0], sentences[1], told);
  }
}

/** The sentence without the texts that it quotes, of which a file may have any. */
function withoutArguments(sentence: string, args: Fault['detail']['args']): string {
  const quoted = Object.values(args).filter((value) => typeof value === 'string' && value !== '');
  return quoted.reduce<string>((rest, value) => rest.replaceAll(String(value), '…'), sentence);
}
