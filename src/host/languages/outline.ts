import * as vscode from 'vscode';
import { type OutlineSymbol, outline } from '../../language/features/outline';
import type { SpecDocument, SpecDocuments } from '../documents/spec-document';
import { plain } from '../plain';

const kinds = {
  block: vscode.SymbolKind.Module,
  layer: vscode.SymbolKind.Class,
  node: vscode.SymbolKind.Property,
} as const satisfies Record<OutlineSymbol['kind'], vscode.SymbolKind>;

/** Blocks, layers and other nodes for the outline, the breadcrumbs and “Go to Symbol”. */
export function symbolProvider(specs: SpecDocuments): vscode.DocumentSymbolProvider {
  return {
    provideDocumentSymbols(document) {
      const spec = specs.of(document);
      return outline(spec.analysis).map((symbol) => symbolOf(spec, symbol));
    },
  };
}

function symbolOf(
  spec: SpecDocument,
  { name, detail, kind, range, selection, children }: OutlineSymbol,
): vscode.DocumentSymbol {
  const symbol = new vscode.DocumentSymbol(
    plain(name),
    plain(detail),
    kinds[kind],
    spec.range(range),
    spec.range(selection),
  );
  symbol.children = children.map((child) => symbolOf(spec, child));
  return symbol;
}
