import assert from 'node:assert/strict';
import { analyze } from '../../../../src/language/analyze';
import type { Problem } from '../../../../src/language/problem';
import { translate } from '../../../../src/messages/translate';
import { fixtures } from './fixture';

describe('the sentences of diagnostics', () => {
  for (const { name, sections } of fixtures) {
    describe(name, () => {
      for (const { title, text, expected } of sections) {
        it(title, () => {
          const { problems } = analyze(text);
          for (const [i, problem] of problems.entries()) {
            const part = expected[i]?.says;
            if (part !== undefined) assert.ok(translate(problem.message, 'en').includes(part), part);
            for (const locale of ['en', 'zh-cn'] as const) assertSentence(problem, locale);
          }
        });
      }
    });
  }
});

/** Every argument is used, every placeholder filled. */
function assertSentence(problem: Problem, locale: 'en' | 'zh-cn'): void {
  for (const message of [problem.message, ...(problem.fix ? [problem.fix.title] : [])]) {
    const sentence = translate(message, locale);
    assert.notEqual(sentence, message.code);
    assert.doesNotMatch(sentence, /\{[a-z]+(:[^}]*)?\}/i, sentence);
  }
}
