import * as vscode from 'vscode';
import { knownExamples } from '../../data/known-examples';
import { hover } from '../../language/features/hover/hover';
import type { HoverPart } from '../../language/features/hover/part';
import { message } from '../../model/message';
import type { SpecDocuments } from '../documents/spec-document';
import { say } from '../say';
import type { Sessions } from '../sessions';

const previewCommand = 'nnet.previewData';

/** What is under the pointer; m is a number once the data, or the text alone, tell it. */
export function hoverProvider(specs: SpecDocuments, sessions: Sessions): vscode.HoverProvider {
  return {
    provideHover(document, position) {
      const spec = specs.of(document);
      const data = spec.analysis.spec?.data;
      const read = sessions.of(document).data;
      const trainExamples = read?.examples.train ?? (data && knownExamples(data)?.train);
      const { notes = [], classWeights = [] } = read ?? {};
      const found = hover(spec.analysis, document.offsetAt(position), { trainExamples, notes, classWeights });
      if (!found) return undefined;
      const preview = found.parts.some(({ type }) => type === 'preview') ? [previewLink(document.uri)] : [];
      return new vscode.Hover([hoverMarkdown(found.parts), ...preview], spec.range(found.range));
    },
  };
}

/**
 * The parts of a hover as Markdown in which every name from the spec stays text: nothing is trusted, nothing is HTML,
 * and whatever may hold a person's words goes through VS Code's own escaping.
 */
export function hoverMarkdown(parts: readonly HoverPart[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  for (const part of parts) append(markdown, part);
  return markdown;
}

/** A link that shows the data of a spec; it holds no word of the spec, and may run this command alone. */
function previewLink(uri: vscode.Uri): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.isTrusted = { enabledCommands: [previewCommand] };
  // VS Code decodes the query of a command's link twice.
  const argument = encodeURIComponent(encodeURIComponent(JSON.stringify([uri.toString()])));
  return markdown.appendMarkdown(`[${say(message('lens-preview-data'))}](command:${previewCommand}?${argument})`);
}

function append(markdown: vscode.MarkdownString, part: HoverPart): void {
  switch (part.type) {
    case 'heading':
      markdown.appendMarkdown('**').appendText(part.text).appendMarkdown('**\n\n');
      return;
    case 'text':
      markdown.appendText(say(part.message)).appendMarkdown('\n\n');
      return;
    case 'code':
      markdown.appendCodeblock(part.lines.join('\n'), 'plaintext');
      return;
    case 'formula':
      markdown.appendCodeblock(part.text, 'plaintext');
      return;
    case 'preview':
  }
}
