import assert from 'node:assert/strict';
import { chosenFix, problemsOf } from '../../../../src/host/data/problems';
import { analyze } from '../../../../src/language/analyze';
import type { FindingView } from '../../../../src/protocol/finding';

const text = `nnet 1
data {
  file "houses.csv" target=price
}
model {
  input 3
  dense out 1
}
train { epochs 1 }
`;
const fault = {
  detail: { code: 'data-not-number', args: { column: 'town', text: 'Delft' } },
  place: { file: 'houses.csv', line: 2, column: 1 },
};
const voice = { say: ({ code }: { code: string }) => code, sayFault: () => 'a cell is no number' };

const withFault = () => problemsOf(analyze(text), fault, [], voice);

describe('the problems that the view of data shows', () => {
  it('a fault has the sentence, the line of its cell and what mends it', () => {
    const [problem, ...others] = withFault();
    assert.equal(others.length, 0);
    const { fixes, ...view } = problem?.view ?? { fixes: [] };
    assert.deepEqual(view, {
      severity: 'error',
      code: 'data-not-number',
      sentence: 'a cell is no number',
      lines: [2],
      file: 'training',
    });
    assert.ok(fixes.length > 0 && fixes.length === problem?.fixes.length);
  });

  it('each of several faults has its own, and the first lines of its cells', () => {
    const further = [
      {
        detail: { code: 'data-missing-cell', args: { column: 'rooms' } },
        place: { file: 'houses.csv', line: 4, column: 3 },
        cells: { count: 5, lines: [4, 7, 9] },
      },
    ];
    const [first, second, ...others] = problemsOf(analyze(text), { ...fault, further }, [], voice);
    assert.deepEqual([first?.view.code, first?.view.lines, others.length], ['data-not-number', [2], 0]);
    assert.deepEqual([second?.view.code, second?.view.lines], ['data-missing-cell', [4, 7, 9]]);
    assert.ok(second?.fixes.length);
  });

  it('names the file of a fault, and no line of a fault of the whole file', () => {
    const tested = analyze(text.replace('target=price', 'target=price\n  test "test.csv"'));
    const shown = (place?: { file: string; line?: number }) => {
      const { view } =
        problemsOf(tested, { detail: fault.detail, ...(place ? { place } : {}) }, [], voice)[0] ?? assert.fail();
      return [view.file, view.lines];
    };
    assert.deepEqual(shown({ file: 'test.csv', line: 3 }), ['test', [3]]);
    assert.deepEqual(shown({ file: 'test.csv' }), ['test', []]);
    assert.deepEqual(shown({ file: 'houses.csv', line: 3 }), ['training', [3]]);
    assert.deepEqual(shown(), ['training', []]);
    // A spec without a test file has no test set that a fault could be of.
    const [problem] = problemsOf(
      analyze(text),
      { detail: fault.detail, place: { file: 'test.csv', line: 3 } },
      [],
      voice,
    );
    assert.equal(problem?.view.file, 'training');
  });

  it('a finding has its severity, its column and its rows, and only where nothing is at fault', () => {
    const finding: FindingView = {
      code: 'constant-column',
      severity: 'warning',
      message: { code: 'data-constant', args: {} },
      column: { name: 'rooms' },
      rows: { file: 'test', lines: [3, 8] },
    };
    const plain: FindingView = { code: 'few-rows', severity: 'hint', message: { code: 'data-few', args: {} } };
    const [first, second, ...others] = problemsOf(analyze(text), undefined, [finding, plain], voice);
    assert.equal(others.length, 0);
    const shown = [first, second].map((problem) => {
      const { fixes, ...view } = problem?.view ?? assert.fail();
      assert.equal(fixes.length, problem?.fixes.length);
      return view;
    });
    assert.deepEqual(shown, [
      {
        severity: 'warning',
        code: 'constant-column',
        sentence: 'data-constant',
        column: 'rooms',
        lines: [3, 8],
        file: 'test',
      },
      { severity: 'hint', code: 'few-rows', sentence: 'data-few', lines: [], file: 'training' },
    ]);
    assert.deepEqual(
      problemsOf(analyze(text), fault, [finding], voice).map(({ view }) => view.code),
      ['data-not-number'],
    );
  });

  it('a chosen fix is the one that the page has shown, or none', () => {
    const problems = withFault();
    const { view, fixes } = problems[0] ?? { view: { fixes: [] }, fixes: [] };
    for (const [fix, title] of view.fixes.entries()) {
      assert.equal(chosenFix(problems, { problem: 0, fix, title }), fixes[fix]);
      // The text has changed since, and another problem or fix has the number.
      assert.equal(chosenFix(problems, { problem: 0, fix, title: 'input 5' }), undefined);
      assert.equal(chosenFix(problems, { problem: 1, fix, title }), undefined);
    }
    assert.equal(chosenFix([], { problem: 0, fix: 0, title: '' }), undefined);
  });
});
