import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readLink } from '../../../../src/language/lesson/link';
import { readLesson } from '../../../../src/language/lesson/page';
import { lessonActions } from '../../../../src/model/lesson';
import { caseCount } from '../../../count';

const seed = 20261201;
const cases = caseCount(4000);

describe('the page of a lesson', () => {
  it('has a title, headings, paragraphs, lists and formulas', () => {
    const page = readLesson(`# The title
One line
and its end.

## A heading
3. first
   with more
4. second

- a point

\`\`\`formula
z = wx + b
a = σ(z)
\`\`\`
Last.
`);
    const text = (words: string) => [{ kind: 'text', text: words }];
    assert.equal(page.title, 'The title');
    assert.deepEqual(page.blocks, [
      { kind: 'paragraph', spans: text('One line and its end.') },
      { kind: 'heading', spans: text('A heading') },
      { kind: 'steps', first: 3, items: [text('first with more'), text('second')] },
      { kind: 'list', items: [text('a point')] },
      { kind: 'formula', line: 'z = wx + b' },
      { kind: 'formula', line: 'a = σ(z)' },
      { kind: 'paragraph', spans: text('Last.') },
    ]);
  });

  it('joins lines of Chinese without a blank', () => {
    const [block] = readLesson('# 标题\n第一行，\n第二行。\n').blocks;
    assert.deepEqual(block, { kind: 'paragraph', spans: [{ kind: 'text', text: '第一行，第二行。' }] });
  });

  it('counts acts and checks through the page, and leaves a link that it does not know as words', () => {
    const page = readLesson(
      'A **bold** *light* `code` $a = 1$ [do](nnet:train?spec=a.nnet), [see](nnet:check?spec=a.nnet&train-cost=0.5&within=0.1), [again](nnet:open?spec=b.nnet), [out](https://example.org).',
    );
    const [block] = page.blocks;
    assert.ok(block && 'spans' in block);
    assert.deepEqual(
      block.spans.filter(({ text }) => !/^[ ,.A]+$/.test(text)),
      [
        { kind: 'strong', text: 'bold' },
        { kind: 'emphasis', text: 'light' },
        { kind: 'code', text: 'code' },
        { kind: 'formula', text: 'a = 1' },
        { kind: 'act', at: 0, text: 'do' },
        { kind: 'check', at: 0, text: 'see' },
        { kind: 'act', at: 1, text: 'again' },
        { kind: 'text', text: 'out' },
      ],
    );
    assert.deepEqual(page.acts, [
      { action: 'train', spec: 'a.nnet' },
      { action: 'open', spec: 'b.nnet' },
    ]);
    assert.deepEqual(page.checks, [{ spec: 'a.nnet', figure: 'train-cost', min: 0.4, max: 0.6 }]);
  });

  it(`is read from any text, and loses none of its words (seed ${seed}, ${cases} cases)`, () => {
    const piece = fc.constantFrom(
      '# ',
      '## ',
      '- ',
      '1. ',
      '```',
      '\n',
      '\n\n',
      '**',
      '*',
      '`',
      '$',
      '[',
      '](',
      ')',
      'nnet:',
      'word',
      ' ',
    );
    const law = fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const page = readLesson(pieces.join(''));
      const words = page.blocks.flatMap((block): readonly string[] => {
        if ('line' in block) return [block.line];
        return ('items' in block ? block.items.flat() : block.spans).map(({ text }) => text);
      });
      const said = [page.title, ...words].join(' ');
      // Only the target of a link, and what is behind the mark of a block of code, is not shown.
      if (!pieces.includes('](') && !pieces.includes('```') && pieces.filter((each) => each === '# ').length < 2) {
        assert.equal(said.split('word').length, pieces.join('').split('word').length);
      }
    });
    fc.assert(law, { seed, numRuns: cases });
  });
});

describe('a link of a lesson', () => {
  it('is an act on a spec of the lesson’s own folder, with what it needs', () => {
    assert.deepEqual(readLink('nnet:travel?spec=flower.nnet&step=1000'), {
      kind: 'act',
      act: { action: 'travel', spec: 'flower.nnet', step: 1000 },
    });
    assert.deepEqual(readLink('nnet:select?spec=a.nnet&layer=hidden'), {
      kind: 'act',
      act: { action: 'select', spec: 'a.nnet', layer: 'hidden' },
    });
    for (const action of lessonActions) {
      const act = { action, spec: 'a.nnet', step: 1, layer: 'b' };
      assert.deepEqual(readLink(`nnet:${action}?spec=a.nnet&step=1&layer=b`), { kind: 'act', act });
    }
    for (const target of [
      'nnet:train?spec=../a.nnet',
      'nnet:train?spec=/etc/passwd',
      'nnet:train?spec=a.txt',
      'nnet:train',
      'nnet:erase?spec=a.nnet',
      'nnet:travel?spec=a.nnet',
      'nnet:travel?spec=a.nnet&step=-1',
      'nnet:select?spec=a.nnet',
      'command:nnet.train',
      '../../secret/README.md',
    ]) {
      assert.equal(readLink(target), undefined, target);
    }
  });

  it('is a check with a value or with bounds', () => {
    const check = (query: string) => readLink(`nnet:check?spec=a.nnet&${query}`);
    assert.deepEqual(check('train-accuracy=0.5&step=7'), {
      kind: 'check',
      check: { spec: 'a.nnet', figure: 'train-accuracy', step: 7, min: 0.5, max: 0.5 },
    });
    assert.deepEqual(check('test-cost&max=2'), {
      kind: 'check',
      check: { spec: 'a.nnet', figure: 'test-cost', min: Number.NEGATIVE_INFINITY, max: 2 },
    });
    for (const query of ['', 'train-cost', 'cost=1', 'train-cost=x', 'train-cost=1&step=x']) {
      assert.equal(check(query), undefined, query);
    }
  });

  it('leads to the page of another lesson, in either language', () => {
    for (const target of ['../3-planar-flower/README.md', '3-planar-flower/README.zh-cn.md']) {
      assert.deepEqual(readLink(target), { kind: 'lesson', lesson: '3-planar-flower' });
    }
  });
});
