import type { Lesson, LessonAct, LessonBlock, LessonCheck, LessonSpan } from '../../model/lesson';
import { readLink } from './link';

/**
 * The page of a lesson, from Markdown: a title, headings, paragraphs, lists of one level, blocks of code marked `formula`,
 * and in a line bold, italic, code, `$formula$` and links. Whatever else Markdown has is read as text.
 */
export function readLesson(text: string): Lesson {
  const acts: LessonAct[] = [];
  const checks: LessonCheck[] = [];
  const spans = (line: string): readonly LessonSpan[] => readSpans(line, acts, checks);
  const blocks: LessonBlock[] = [];
  let title = '';
  for (const lines of paragraphsOf(text)) {
    const [first = ''] = lines;
    if (first.startsWith('```')) {
      for (const line of lines.slice(1)) blocks.push({ kind: 'formula', line });
    } else if (first.startsWith('# ')) title = first.slice(2);
    else if (first.startsWith('## ')) blocks.push({ kind: 'heading', spans: spans(first.slice(3)) });
    else if (bullet.test(first)) {
      const items = itemsOf(lines).map(spans);
      const [, number] = /^(\d+)/.exec(first) ?? [];
      blocks.push(number === undefined ? { kind: 'list', items } : { kind: 'steps', first: Number(number), items });
    } else blocks.push({ kind: 'paragraph', spans: spans(lines.join(joint(text))) });
  }
  return { title, blocks, acts, checks };
}

const bullet = /^(?:- |\d+\. )/;
/** Chinese is written without blanks, so lines are joined without one. */
const joint = (text: string): string => (/[\u4e00-\u9fff]/.test(text) ? '' : ' ');

/** The lines of each block: blank lines part them, a heading is one of its own, and a block of code goes on to its end. */
function paragraphsOf(text: string): readonly (readonly string[])[] {
  const found: string[][] = [];
  let open: string[] | undefined;
  let isCode = false;
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('```')) {
      open = isCode ? undefined : [line];
      if (open) found.push(open);
      isCode = !isCode;
    } else if (isCode) open?.push(line);
    else if (line.trim() === '') open = undefined;
    else if (line.startsWith('#')) {
      found.push([line]);
      open = undefined;
    } else if (open && (bullet.test(open[0] ?? '') || !bullet.test(line))) open.push(line);
    else {
      open = [line];
      found.push(open);
    }
  }
  return found;
}

/** The items of a list; a line without a mark belongs to the item before it. */
function itemsOf(lines: readonly string[]): readonly string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (bullet.test(line)) items.push(line.replace(bullet, ''));
    else items.push(`${items.pop() ?? ''}${joint(line)}${line.trim()}`);
  }
  return items;
}

const marks = /\*\*([^*]+)\*\*|\*([^*]+)\*|`([^`]+)`|\$([^$]+)\$|\[([^\]]+)\]\(([^)]+)\)/g;

function readSpans(line: string, acts: LessonAct[], checks: LessonCheck[]): readonly LessonSpan[] {
  const spans: LessonSpan[] = [];
  let from = 0;
  const plain = (text: string): void => {
    if (text !== '') spans.push({ kind: 'text', text });
  };
  for (const match of line.matchAll(marks)) {
    const [whole, strong, emphasis, code, formula, label = '', target = ''] = match;
    plain(line.slice(from, match.index));
    from = match.index + whole.length;
    if (strong !== undefined) spans.push({ kind: 'strong', text: strong });
    else if (emphasis !== undefined) spans.push({ kind: 'emphasis', text: emphasis });
    else if (code !== undefined) spans.push({ kind: 'code', text: code });
    else if (formula !== undefined) spans.push({ kind: 'formula', text: formula });
    else spans.push(linkSpan(label, target, acts, checks));
  }
  plain(line.slice(from));
  return spans;
}

function linkSpan(label: string, target: string, acts: LessonAct[], checks: LessonCheck[]): LessonSpan {
  const text = label.replaceAll('`', '');
  const link = readLink(target);
  if (link?.kind === 'act') return { kind: 'act', at: acts.push(link.act) - 1, text };
  if (link?.kind === 'check') return { kind: 'check', at: checks.push(link.check) - 1, text };
  return link ? { kind: 'lesson', lesson: link.lesson, text } : { kind: 'text', text };
}
