import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { analyze } from '../../../src/language/analyze';
import { LineMap } from '../../../src/language/lines';
import type { Problem } from '../../../src/language/problem';
import { applyEdits } from '../../../src/language/range';
import { translate } from '../../../src/messages/translate';

/**
 * A fixture holds texts parted by lines `//--- title`. Below a line stand the problems that start in it, one each:
 *
 *     //~ SEVERITY CODE: the text it marks, to the line's end at most
 *     //~   fix: what the line becomes, with `⏎` for a line ending; several lines if the fix makes several;
 *            a problem without such a line has no fix
 *     //~   says: a part of the English sentence
 *
 * Annotations are taken out before the text is read, so a text is what is left; `␠` stands for a space and `␊` for a
 * carriage return where an editor would lose them.
 */
interface Expected {
  readonly line: number;
  readonly severity: string;
  readonly code: string;
  readonly marked: string;
  fix?: string;
  says?: string;
}

interface Section {
  readonly title: string;
  readonly text: string;
  readonly expected: readonly Expected[];
}

const folder = 'test/fixtures/language';
const annotation = /^\s*\/\/~ (error|warning|info|hint) ([\w-]+):(?: (.*))?$/;
const detail = /^\s*\/\/~ {3}(fix|says): (.*)$/;

function sections(content: string): readonly Section[] {
  return content
    .split(/^\/\/--- /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.replace(/\n$/, '').split('\n');
      const kept: string[] = [];
      const expected: Expected[] = [];
      for (const line of lines) {
        const [, severity, code, marked = ''] = annotation.exec(line) ?? [];
        const [, key, value] = detail.exec(line) ?? [];
        const last = expected.at(-1);
        if (severity && code) expected.push({ line: Math.max(0, kept.length - 1), severity, code, marked });
        else if (last && key === 'fix') last.fix = value ?? '';
        else if (last && key === 'says') last.says = value ?? '';
        else kept.push(line);
      }
      const text = kept.join('\n').replaceAll('␠', ' ').replaceAll('␊', '\r');
      return { title, text, expected };
    });
}

/** A problem as an annotation would give it. */
function described(problem: Problem, text: string, expected: Expected | undefined): Expected {
  const lines = new LineMap(text);
  const { line } = lines.position(problem.range.start);
  const marked = text.slice(problem.range.start, Math.min(problem.range.end, lines.lineEnd(line)));
  const { code, severity } = problem;
  return {
    line,
    severity,
    code,
    marked,
    ...(problem.fix || expected?.fix !== undefined ? { fix: fixedLine(problem, text, line, expected?.fix ?? '') } : {}),
    ...(expected?.says === undefined ? {} : { says: sentencePart(problem, expected.says) }),
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

function sentencePart({ message }: Problem, part: string): string {
  const sentence = translate(message, 'en');
  return sentence.includes(part) ? part : sentence;
}

const files = readdirSync(folder).filter((name) => name.endsWith('.nnet'));
const all = files.map((name) => ({ name, sections: sections(readFileSync(`${folder}/${name}`, 'utf8')) }));

describe('diagnostics', () => {
  for (const { name, sections: texts } of all) {
    describe(name, () => {
      for (const { title, text, expected } of texts) {
        it(title, () => {
          const { problems } = analyze(text);
          const actual = problems.map((problem, i) => described(problem, text, expected[i]));
          assert.deepEqual(actual, expected);
        });

        it(`${title}: sentences in both languages, fixes that work`, () => {
          const { problems } = analyze(text);
          for (const problem of problems) {
            for (const locale of ['en', 'zh-cn'] as const) assertSentence(problem, locale);
            if (problem.fix) assertMends(text, problem, problems);
          }
        });
      }
    });
  }

  it('each has a fixture', () => {
    const shown = new Set(
      all.flatMap(({ sections: texts }) => texts.flatMap(({ expected }) => expected.map(({ code }) => code))),
    );
    const checks = readdirSync('src/language/checks').map((name) => name.replace('.ts', ''));
    const union = /type SyntaxCode =([^;]*);/.exec(readFileSync('src/language/syntax/fault.ts', 'utf8'))?.[1] ?? '';
    const syntax = [...union.matchAll(/'([\w-]+)'/g)].map((match) => match[1] ?? '');
    assert.ok(syntax.length > 20);
    const missing = [...checks.filter((name) => name !== 'syntax'), ...syntax].filter((code) => !shown.has(code));
    assert.deepEqual(missing, []);
  });
});

/** Every argument is used, every placeholder filled. */
function assertSentence(problem: Problem, locale: 'en' | 'zh-cn'): void {
  for (const message of [problem.message, ...(problem.fix ? [problem.fix.title] : [])]) {
    const sentence = translate(message, locale);
    assert.notEqual(sentence, message.code);
    assert.doesNotMatch(sentence, /\{[a-z]+(:[^}]*)?\}/i, sentence);
  }
}

/** A fix takes its problem away and brings none of another code. */
function assertMends(text: string, problem: Problem, before: readonly Problem[]): void {
  const fixed = applyEdits(text, problem.fix?.edits ?? []);
  const after = analyze(fixed).problems;
  const count = (problems: readonly Problem[]): number => problems.filter(({ code }) => code === problem.code).length;
  assert.ok(count(after) < count(before), `${problem.code} is still there in ${JSON.stringify(fixed)}`);
}
