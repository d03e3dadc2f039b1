import { readdirSync, readFileSync } from 'node:fs';

/**
 * A fixture holds texts parted by lines `//--- title`. Below a line stand the problems that start in it, one each:
 *
 *     //~ SEVERITY CODE: the text it marks, to the line's end at most
 *     //~   fix: what the line becomes, with `⏎` for a line ending; several lines if the fix makes several;
 *            a problem without such a line has no fix
 *     //~   with: the message’s code, if it is another one, and its arguments as JSON, if it has any
 *     //~   says: a part of the English sentence
 *
 * Annotations are taken out before the text is read, so a text is what is left; `␠` stands for a space and `␊` for a
 * carriage return where an editor would lose them.
 */
export interface Expected {
  readonly line: number;
  readonly severity: string;
  readonly code: string;
  readonly marked: string;
  with?: string;
  fix?: string;
  says?: string;
}

export interface Section {
  readonly title: string;
  readonly text: string;
  readonly expected: readonly Expected[];
}

const folder = 'test/fixtures/language';
const annotation = /^\s*\/\/~ (error|warning|info|hint) ([\w-]+):(?: (.*))?$/;
const detail = /^\s*\/\/~ {3}(with|fix|says): (.*)$/;

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
        else if (last && key === 'with') last.with = value ?? '';
        else if (last && key === 'says') last.says = value ?? '';
        else kept.push(line);
      }
      const text = kept.join('\n').replaceAll('␠', ' ').replaceAll('␊', '\r');
      return { title, text, expected };
    });
}

const files = readdirSync(folder).filter((name) => name.endsWith('.nnet'));

/** The fixtures, each with its texts. */
export const fixtures = files.map((name) => ({ name, sections: sections(readFileSync(`${folder}/${name}`, 'utf8')) }));
