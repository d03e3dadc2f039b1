import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

const scopeName = 'source.nnet';
const grammarFile = path.join('media', 'nnet.tmLanguage.json');

/** The editor's own tokeniser with the grammar of `.nnet` loaded. */
export async function loadGrammar(): Promise<IGrammar> {
  const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM({ data: wasm });
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async (name) =>
      name === scopeName ? parseRawGrammar(readFileSync(grammarFile, 'utf8'), grammarFile) : null,
  });
  const grammar = await registry.loadGrammar(scopeName);
  if (grammar === null) throw new Error(`${grammarFile} holds no grammar`);
  return grammar;
}

export interface Token {
  readonly text: string;
  /** From the outermost scope inwards, the grammar's own left out. */
  readonly scopes: readonly string[];
}

/** Every token of a text, line by line, without those that are only white space. */
export function tokenize(grammar: IGrammar, text: string): Token[] {
  let stack = INITIAL;
  return text.split('\n').flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens
      .map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes: scopes.slice(1) }))
      .filter((token) => token.text.trim() !== '');
  });
}
