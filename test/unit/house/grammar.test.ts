import assert from 'node:assert/strict';
import type { IGrammar } from 'vscode-textmate';
import { documentTerms } from '../../../src/language/vocabulary/document';
import type { NodeTerm } from '../../../src/language/vocabulary/term';
import { loadGrammar, tokenize } from './tokenizer';

let grammar: IGrammar;

/** The innermost scope of every token, without the language's name at its end: `text → scope`. */
function scopes(text: string): string[] {
  return tokenize(grammar, text).map((token) => {
    const inner = token.scopes.at(-1) ?? 'none';
    return `${token.text.trim()} → ${inner.replace(/\.nnet$/, '')}`;
  });
}

/** The texts that a comment's colour covers, joined. */
function commented(text: string): string {
  return tokenize(grammar, text)
    .filter((token) => token.scopes.some((scope) => scope.startsWith('comment.')))
    .map((token) => token.text.trim())
    .join(' ');
}

describe('highlighting', () => {
  before(async () => {
    grammar = await loadGrammar();
  });

  it('tells a layer, its name, its numbers, its words and its properties apart', () => {
    assert.deepEqual(scopes('dense hidden 4 tanh init=normal scale=1e-2 frozen'), [
      'dense → storage.type.layer',
      'hidden → entity.name.type.layer',
      '4 → constant.numeric',
      'tanh → support.constant',
      'init → variable.parameter',
      '= → keyword.operator.assignment',
      'normal → support.constant',
      'scale → variable.parameter',
      '= → keyword.operator.assignment',
      '1e-2 → constant.numeric',
      'frozen → storage.modifier',
    ]);
  });

  it('takes names of any language, quoted or not, and layers without one', () => {
    assert.ok(scopes('dense 隐藏层 4 tanh').includes('隐藏层 → entity.name.type.layer'));
    assert.ok(scopes('dense "my layer" 4').includes('"my layer" → entity.name.type.layer'));
    assert.ok(scopes('dropout rate=0.2').includes('rate → variable.parameter'));
  });

  it('knows every node of the vocabulary', () => {
    const all = (terms: readonly NodeTerm[]): string[] =>
      terms.flatMap((term) => [term.name, ...all(term.children ?? [])]);
    const unknown = all(documentTerms).filter((name) => scopes(name)[0]?.includes('entity.name.tag'));
    assert.deepEqual(unknown, []);
    assert.equal(scopes('densely 4')[0], 'densely → entity.name.tag');
    assert.equal(scopes('dense-x 4')[0], 'dense-x → entity.name.tag');
  });

  it('colours strings with their escapes, and says which are none', () => {
    assert.deepEqual(
      scopes('file "a\\n\\q"').map((token) => token.split(' → ')[1]),
      [
        'keyword.other.statement',
        'punctuation.definition.string.begin',
        'string.quoted.double',
        'constant.character.escape',
        'invalid.illegal.escape',
        'punctuation.definition.string.end',
      ],
    );
  });

  it('colours numbers with signs, fractions and groups, and not words that begin like one', () => {
    for (const number of ['12_288', '-0.5', '+3', '1e-3', '2.5E+10']) {
      assert.equal(scopes(`epochs ${number}`)[1], `${number} → constant.numeric`);
    }
    assert.equal(scopes('epochs 3x')[1], '3x → support.constant');
  });

  it('colours #true, #false and #null, and no other word after #', () => {
    for (const word of ['#true', '#false', '#null']) {
      assert.equal(scopes(`batch 1 shuffle=${word}`).at(-1), `${word} → constant.language`);
    }
    assert.equal(scopes('batch 1 shuffle=#yes').at(-1), '#yes → invalid.illegal.constant');
  });

  it('nests block comments', () => {
    assert.equal(commented('epochs 1 /* a /* b */ c */ 2'), '/* a /* b */ c */');
    assert.equal(commented('/* a\n b */ epochs 1'), '/* a b */');
  });

  it('ends a line comment with its line', () => {
    assert.equal(commented('epochs 5 // five\nbatch full'), '// five');
    assert.equal(commented('file "http://x"'), '');
  });

  it('greys what slashdash switches off, and no more', () => {
    assert.equal(commented('/- dropout rate=0.2\ndense a 1'), '/- dropout rate=0.2');
    assert.equal(commented('dense a 1 /-init=he bias=0'), '/-init=he');
    assert.equal(commented('dense a 1 /-"x;y" relu'), '/-"x;y"');
    assert.equal(commented('/- data {\n  generate xor\n}\nmodel'), '/- data { generate xor }');
    assert.equal(commented('model /-{\n  input 2\n} {\n  input 3\n}'), '/-{ input 2 }');
    assert.equal(commented('/- a; dense b 1'), '/- a');
  });

  it('continues a node after a backslash', () => {
    assert.equal(scopes('dense a 4 \\ // on\n  dense').at(-1), 'dense → support.constant');
    assert.equal(scopes('dense a 4\n  dense').at(-1), 'dense → storage.type.layer');
  });

  it('parts nodes at ; and finds them inside a block on one line', () => {
    const tokens = scopes('model { input 2; dense output 1 sigmoid }');
    assert.ok(tokens.includes('input → storage.type.layer'));
    assert.ok(tokens.includes('output → entity.name.type.layer'));
    assert.equal(tokens.at(-1), '} → punctuation.section.block.end');
  });
});
