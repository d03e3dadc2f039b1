import assert from 'node:assert/strict';
import { english } from '../../../src/messages/en/table';
import { localeOf, translate } from '../../../src/messages/translate';
import { chinese } from '../../../src/messages/zh-cn/table';
import { message } from '../../../src/model/message';

const names = (template: string): string[] =>
  [...new Set([...template.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? ''))].sort();

describe('the table of sentences', () => {
  it('has the same codes in every language', () => {
    assert.deepEqual(Object.keys(chinese).sort(), Object.keys(english).sort());
  });

  it('asks for no argument in Chinese that English does not know', () => {
    for (const [code, template] of Object.entries<string>(chinese)) {
      const known = names((english as Record<string, string>)[code] ?? '');
      for (const name of names(template)) assert.ok(known.includes(name), `${code} asks for {${name}}`);
    }
  });

  it('is translated: no sentence of three words or more is left in English', () => {
    const left = Object.entries<string>(chinese).filter(([code, template]) => {
      const source = (english as Record<string, string>)[code] ?? '';
      return source === template && /[a-z]{3,} [a-z]{2,} [a-z]{2,}/i.test(source.replace(/\{[^}]*\}/g, ''));
    });
    assert.deepEqual(left, []);
  });

  it('names one line as “line 4”, and several as “lines 4, 9”, but where a sentence of its own has the single one', () => {
    for (const [code, template] of Object.entries<string>(english)) {
      if (!/\{lines\}/.test(template) || `${code}-one` in english) continue;
      const said = (count: number, lines: string) =>
        translate(message(code, { count, shown: count, lines, examples: count }), 'en');
      assert.doesNotMatch(said(1, '4'), /\blines\b[^.,;)]*\b4\b/, code);
      assert.doesNotMatch(said(1, '4'), /\b1 rows\b/, code);
      if (/line\|lines/.test(template)) assert.match(said(2, '4, 9'), /\blines (of all: )?4, 9/, code);
    }
  });

  it('leaves arguments as they are, whatever they hold', () => {
    const hostile = '{name} <b>[x](command:evil)</b> $& $1';
    const [code, template] = Object.entries<string>(english).find(([, text]) => names(text).length === 1) ?? ['', ''];
    const [name = ''] = names(template);
    const sentence = translate(message(code, { [name]: hostile }), 'en');
    assert.ok(sentence.includes(hostile), sentence);
  });

  it('shows what ends a line, or nobody sees, as a sign, so that a sentence is one line', () => {
    const value = 'a\nb\r\n\0\u001b[1m\u007f\u0085\u2028é 中';
    const sentence = translate(message('data-delimiter', { delimiter: value }), 'en');
    assert.ok(sentence.includes('a␊b␍␊␀␛[1m���é 中'), sentence);
  });

  it('falls back to English for languages without a table', () => {
    assert.equal(localeOf('fr'), 'en');
    assert.equal(localeOf(undefined), 'en');
    assert.equal(localeOf('zh_CN.UTF-8'), 'zh-cn');
    assert.equal(localeOf('zh-tw'), 'zh-cn');
  });
});
