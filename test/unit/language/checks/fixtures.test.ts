import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { analyze } from '../../../../src/language/analyze';
import { LineMap } from '../../../../src/language/lines';
import type { Problem } from '../../../../src/language/problem';
import { applyEdits } from '../../../../src/language/range';
import { type Expected, fixtures } from './fixture';

/** A problem as an annotation would give it. */
function described(problem: Problem, text: string, expected: Expected | undefined): Omit<Expected, 'says'> {
  const lines = new LineMap(text);
  const { line } = lines.position(problem.range.start);
  const marked = text.slice(problem.range.start, Math.min(problem.range.end, lines.lineEnd(line)));
  const { code, severity, message } = problem;
  const args = Object.keys(message.args).length > 0 ? [JSON.stringify(message.args)] : [];
  const parts = [...(message.code === code ? [] : [message.code]), ...args];
  return {
    line,
    severity,
    code,
    marked,
    ...(parts.length > 0 ? { with: parts.join(' ') } : {}),
    ...(problem.fix || expected?.fix !== undefined ? { fix: fixedLine(problem, text, line, expected?.fix ?? '') } : {}),
  };
}

/** The line after the fix, or the first that it changes if that is above, and as many more as were expected. */
function fixedLine({ fix }: Problem, text: string, line: number, expected: string): string {
  if (!fix) return '(no fix)';
  const fixed = applyEdits(text, fix.edits).split('\n');
  const before = text.split('\n');
  const first = Math.min(
    line,
    fixed.findIndex((changed, i) => changed !== before[i]),
  );
  return fixed.slice(first, first + expected.split('⏎').length).join('⏎');
}

describe('diagnostics', () => {
  for (const { name, sections } of fixtures) {
    describe(name, () => {
      for (const { title, text, expected } of sections) {
        it(title, () => {
          const { problems } = analyze(text);
          const actual = problems.map((problem, i) => described(problem, text, expected[i]));
          assert.deepEqual(
            actual,
            expected.map(({ says: _part, ...shown }) => shown),
          );
        });

        it(`${title}: fixes that work`, () => {
          const { problems } = analyze(text);
          for (const problem of problems) if (problem.fix) assertMends(text, problem, problems);
        });
      }
    });
  }

  it('each has a fixture', () => {
    const shown = new Set(
      fixtures.flatMap(({ sections }) => sections.flatMap(({ expected }) => expected.map(({ code }) => code))),
    );
    const checks = readdirSync('src/language/checks').map((name) => name.replace('.ts', ''));
    const union = /type SyntaxCode =([^;]*);/.exec(readFileSync('src/language/syntax/fault.ts', 'utf8'))?.[1] ?? '';
    const syntax = [...union.matchAll(/'([\w-]+)'/g)].map((match) => match[1] ?? '');
    assert.ok(syntax.length > 20);
    const missing = [...checks.filter((name) => name !== 'syntax'), ...syntax].filter((code) => !shown.has(code));
    assert.deepEqual(missing, []);
  });
});

/** A fix takes its problem away and brings none of another code. */
function assertMends(text: string, problem: Problem, before: readonly Problem[]): void {
  const fixed = applyEdits(text, problem.fix?.edits ?? []);
  const after = analyze(fixed).problems;
  const count = (problems: readonly Problem[]): number => problems.filter(({ code }) => code === problem.code).length;
  assert.ok(count(after) < count(before), `${problem.code} is still there in ${JSON.stringify(fixed)}`);
}
