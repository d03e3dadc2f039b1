import assert from 'node:assert/strict';
import { analyze } from '../../../src/language/analyze';
import { type OutlineSymbol, outline } from '../../../src/language/features/outline';

const tree = (symbols: readonly OutlineSymbol[]): unknown[] =>
  symbols.map(({ name, detail, kind, children }) => [name, detail, kind, ...tree(children)]);

describe('outline', () => {
  it('lists blocks, and layers by name with their shapes', () => {
    const text = [
      'nnet 1',
      'data {',
      '  generate xor samples=40 /-noise=1',
      '}',
      'model {',
      '  input 2',
      '  dense "a b" 4 tanh',
      '  /- dropout off rate=0.1',
      '  dropout rate=0.2',
      '  dense output 1 sigmoid',
      '}',
    ].join('\n');
    assert.deepEqual(tree(outline(analyze(text))), [
      ['nnet', '1', 'node'],
      ['data', '', 'block', ['generate', 'xor samples=40', 'node']],
      [
        'model',
        '',
        'block',
        ['input', '(2, m)', 'layer'],
        ['a b', 'dense · W[1] (4, 2) · b[1] (4, 1) · (4, m)', 'layer'],
        ['dropout', '(4, m)', 'layer'],
        ['output', 'dense · W[2] (1, 4) · b[2] (1, 1) · (1, m)', 'layer'],
      ],
    ]);
  });

  it('selects the name', () => {
    const text = 'model {\n  input 2\n  dense hidden 4\n}';
    const layer = outline(analyze(text))[0]?.children[1];
    assert.equal(layer && text.slice(layer.selection.start, layer.selection.end), 'hidden');
    assert.equal(layer && text.slice(layer.range.start, layer.range.end), 'dense hidden 4');
  });

  it('continues where shapes end, and names what has no visible name', () => {
    const text = 'model {\n  input two\n  dense hidden 4\n}\n" " 1';
    assert.deepEqual(tree(outline(analyze(text))), [
      ['model', '', 'block', ['input', 'two', 'layer'], ['hidden', 'dense', 'layer']],
      ['" "', '1', 'node'],
    ]);
  });

  it('is empty for the other format', () => {
    assert.deepEqual(outline(analyze('1,2,3,4,\n5,')), []);
  });
});
