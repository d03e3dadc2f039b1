import * as vscode from 'vscode';
import { folding } from '../../language/features/folding';
import type { SpecDocuments } from '../documents/spec-document';

/** Blocks and comments of more than one line. */
export function foldingProvider(specs: SpecDocuments): vscode.FoldingRangeProvider {
  return {
    provideFoldingRanges(document) {
      return folding(specs.of(document).analysis).map(
        ({ startLine, endLine, kind }) =>
          new vscode.FoldingRange(startLine, endLine, kind === 'comment' ? vscode.FoldingRangeKind.Comment : undefined),
      );
    },
  };
}
