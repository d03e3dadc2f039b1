import assert from 'node:assert/strict';
import { lex } from '../../../../src/language/syntax/lexer';

/** The tokens of a text other than space, as `kind text`. */
const tokens = (text: string): string[] =>
  lex(text)
    .tokens.filter(({ kind }) => kind !== 'space')
    .map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
const faults = (text: string): string[] =>
  lex(text).faults.map(({ code, range }) => `${code} ${text.slice(range.start, range.end)}`);

describe('The lexer', () => {
  it('has a byte order mark at the start of the text alone', () => {
    assert.deepEqual(tokens('\ufeffa'), ['bom \ufeff', 'word a']);
    assert.deepEqual(faults('\ufeffa'), []);
    assert.equal(tokens('a \ufeff').includes('bom \ufeff'), false);
    assert.equal(lex('a').tokens[0]?.kind, 'word');
  });

  it('reports a forbidden character by its code, at the start of the text and behind a mark too', () => {
    const found = (text: string) => lex(text).faults.map(({ args, range }) => [args.code, range.start, range.end]);
    assert.deepEqual(found('\u0001a\u007f'), [
      ['U+0001', 0, 1],
      ['U+007F', 2, 3],
    ]);
    assert.deepEqual(found('\ufeff\u202ea'), [['U+202E', 1, 2]]);
    assert.deepEqual(found('a\ufeff'), [['U+FEFF', 1, 2]]);
    assert.deepEqual(tokens('a]\u0001\u0002)b'), [
      'word a',
      'invalid ]',
      'invalid \u0001\u0002',
      'invalid )',
      'word b',
    ]);
    assert.deepEqual(faults(']) x ]b'), ['unexpected-character ])', 'unexpected-character ]']);
  });

  it('reads a type annotation to its parenthesis, or as far as it could be one', () => {
    assert.deepEqual(tokens('(t)a'), ['annotation (t)', 'word a']);
    assert.deepEqual(tokens('( "t u" )a'), ['annotation ( "t u" )', 'word a']);
    assert.deepEqual(tokens('(t a'), ['annotation (t ', 'word a']);
    assert.deepEqual(tokens('()a'), ['annotation ()', 'word a']);
  });

  it('ends no string where one before it found no end', () => {
    assert.deepEqual(tokens('"""a\n"""b\n"""c\n"""d'), [
      'invalid """a\n"""',
      'word b',
      'newline \n',
      'invalid """c\n"""',
      'word d',
    ]);
    assert.deepEqual(tokens('"""a\n#"""b'), ['invalid """a\n#"""', 'word b']);
  });

  it('ends with the text what is not closed before', () => {
    for (const text of [
      '"a',
      '"a\\n',
      '"',
      '"""a',
      '#"a',
      '/* a',
      '// a',
      '(a',
      '("a',
      ' ',
      '\r',
      'a',
      '1',
      ']',
      '#',
      '/-',
      '"a\\',
      '"\\ ',
    ]) {
      const { tokens: all, faults: found } = lex(text);
      assert.deepEqual([all.length, all[0]?.start, all[0]?.end], [1, 0, text.length], text);
      for (const { range } of found) assert.ok(range.end <= text.length, text);
    }
  });

  it('knows the keywords, and tells numbers that are none from words that are none', () => {
    assert.deepEqual(tokens('#true #false #null'), ['keyword #true', 'keyword #false', 'keyword #null']);
    for (const word of ['#inf', '#-inf', '#nan']) assert.deepEqual(faults(`${word} a`), [`non-finite-number ${word}`]);
    for (const word of ['#yes', '#', '##x']) assert.deepEqual(faults(`${word} a`), [`unknown-keyword ${word}`]);
  });

  it('ends a raw string with its quote and as many #, else with its line', () => {
    for (const raw of ['#"a"#', '##"a"#b"##', '#""#', '#"a b"#', '#"a""#']) {
      assert.deepEqual(tokens(`${raw} c`), [`invalid ${raw}`, 'word c'], raw);
      assert.deepEqual(faults(`${raw} c`), [`raw-string ${raw}`], raw);
    }
    assert.deepEqual(tokens('##"a"# b\nc'), ['invalid ##"a"# b', 'newline \n', 'word c']);
    assert.deepEqual(tokens('#"a'), ['invalid #"a']);
    assert.deepEqual(tokens('#"a"## b'), ['invalid #"a"#', ...tokens('# b')]);
  });

  it('ends a string of several lines with the next three quotes, else with its line', () => {
    const triple = '"""\na\n"""';
    assert.deepEqual(tokens(`${triple} b`), [`invalid ${triple}`, 'word b']);
    assert.deepEqual(faults(`${triple} b`), [`multi-line-string ${triple}`]);
    assert.deepEqual(tokens(`#${triple}# b`), [`invalid #${triple}#`, 'word b']);
    assert.deepEqual(tokens('"""a\nb'), ['invalid """a', 'newline \n', 'word b']);
    assert.deepEqual(tokens('"""a"""b'), ['invalid """a"""', 'word b']);
    assert.deepEqual(tokens('""""""'), ['invalid """"""']);
    assert.deepEqual(tokens('"""a\n"""b\n"""c'), ['invalid """a\n"""', 'word b', 'newline \n', 'invalid """c']);
  });

  it('ends a comment of several lines where as many are closed as are open', () => {
    assert.deepEqual(tokens('/* a /* b */ c */ d'), ['block-comment /* a /* b */ c */', 'word d']);
    assert.deepEqual(tokens('/**/a'), ['block-comment /**/', 'word a']);
    assert.deepEqual(faults('/* a /* b */'), ['unclosed-comment /*']);
    assert.deepEqual(tokens('/* a\nb'), ['block-comment /* a\nb']);
    assert.deepEqual(tokens('a // b\nc'), ['word a', 'line-comment // b', 'newline \n', 'word c']);
    assert.deepEqual(tokens('/-a'), ['slashdash /-', 'word a']);
  });
});
