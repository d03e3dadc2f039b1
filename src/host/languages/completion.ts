import * as vscode from 'vscode';
import type { Analysis } from '../../language/analyze';
import { completion } from '../../language/features/completion/completion';
import type { CompletionItem, CompletionKind } from '../../language/features/completion/item';
import type { SpecDocuments } from '../documents/spec-document';
import type { FileColumns } from './file-columns';
import { hoverMarkdown } from './hover';

const kinds = {
  block: vscode.CompletionItemKind.Module,
  layer: vscode.CompletionItemKind.Class,
  node: vscode.CompletionItemKind.Keyword,
  property: vscode.CompletionItemKind.Property,
  flag: vscode.CompletionItemKind.EnumMember,
  value: vscode.CompletionItemKind.Value,
  column: vscode.CompletionItemKind.Field,
} as const satisfies Record<CompletionKind, vscode.CompletionItemKind>;

/** What may be written at the cursor, in the language's own order. */
export function completionProvider(specs: SpecDocuments, columns: FileColumns): vscode.CompletionItemProvider {
  return {
    async provideCompletionItems(document, position, token) {
      const spec = specs.of(document);
      const { analysis } = spec;
      const offset = document.offsetAt(position);
      const offered = isInData(analysis, offset) ? await columns.of(spec) : undefined;
      // Of another text the offset would be another place.
      if (token.isCancellationRequested || spec.analysis !== analysis) return undefined;
      const found = completion(analysis, offset, offered);
      if (!found) return undefined;
      const range = spec.range(found.range);
      return found.items.map((item, i) => itemOf(item, range, i));
    },
  };
}

/** Whether an offset is where columns may be named, so that the file is worth a look. */
function isInData({ document }: Analysis, offset: number): boolean {
  const data = document.top('data')?.syntax;
  return data !== undefined && data.start <= offset && offset <= data.end;
}

function itemOf(offered: CompletionItem, range: vscode.Range, place: number): vscode.CompletionItem {
  const { label, kind, insert, snippet, documentation, byDefault, continues } = offered;
  const item = new vscode.CompletionItem(label, kinds[kind]);
  item.range = range;
  item.insertText = snippet ? new vscode.SnippetString(insert) : insert;
  item.sortText = String(place).padStart(4, '0');
  item.documentation = hoverMarkdown([
    { type: 'text', message: documentation },
    ...offered.formulas.map((text) => ({ type: 'formula', text }) as const),
  ]);
  if (byDefault !== undefined) item.detail = byDefault;
  if (continues) item.command = { title: '', command: 'editor.action.triggerSuggest' };
  return item;
}
