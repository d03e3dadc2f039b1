import * as vscode from 'vscode';
import { completion } from '../../language/features/completion/completion';
import type { CompletionItem, CompletionKind } from '../../language/features/completion/item';
import type { SpecDocuments } from '../documents/spec-document';
import { hoverMarkdown } from './hover';

const kinds = {
  block: vscode.CompletionItemKind.Module,
  layer: vscode.CompletionItemKind.Class,
  node: vscode.CompletionItemKind.Keyword,
  property: vscode.CompletionItemKind.Property,
  flag: vscode.CompletionItemKind.EnumMember,
  value: vscode.CompletionItemKind.Value,
} as const satisfies Record<CompletionKind, vscode.CompletionItemKind>;

/** What may be written at the cursor, in the language's own order. */
export function completionProvider(specs: SpecDocuments): vscode.CompletionItemProvider {
  return {
    provideCompletionItems(document, position) {
      const spec = specs.of(document);
      const found = completion(spec.analysis, document.offsetAt(position));
      if (!found) return undefined;
      const range = spec.range(found.range);
      return found.items.map((item, i) => itemOf(item, range, i));
    },
  };
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
