import assert from 'node:assert/strict';
import { analyze } from '../../../src/language/analyze';
import { read } from './tree';

interface Snippet {
  readonly prefix: readonly string[];
  readonly body: readonly string[];
}

const snippets: Readonly<Record<string, Snippet>> = JSON.parse(read('media/nnet.code-snippets').text);

/** Every text that a snippet's choices can give, one choice varied at a time, its other places as they stand. */
function* texts({ body }: Snippet): Generator<string> {
  const template = body.join('\n').replace('$0', '');
  const choices = [...template.matchAll(/\$\{\d+\|([^|]*)\|\}/g)];
  const plain = (text: string): string =>
    text.replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1').replace(/\$\{\d+:([^}]*)\}/g, '$1');
  yield plain(template);
  for (const [place, words] of choices) {
    for (const word of (words ?? '').split(',')) yield plain(template.replace(place, word));
  }
}

describe('snippets for a new spec', () => {
  for (const [name, snippet] of Object.entries(snippets)) {
    it(`${name} is a spec without a problem, whatever is chosen`, () => {
      for (const text of texts(snippet)) {
        const problems = analyze(text).problems.map((problem) => problem.code);
        assert.deepEqual(problems, [], text);
        assert.doesNotMatch(text, /\$/);
      }
    });
  }

  it('have a prefix of their own each', () => {
    const prefixes = Object.values(snippets).flatMap((snippet) => snippet.prefix);
    assert.equal(new Set(prefixes).size, prefixes.length);
    assert.ok(prefixes.length >= 4);
  });
});
