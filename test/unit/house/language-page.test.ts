import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { mostEditedCharacters, mostEditedLines } from '../../../src/language/oversized';
import { documentTerms, languageVersion } from '../../../src/language/vocabulary/document';
import type { ArgumentTerm, NodeTerm, PropertyTerm } from '../../../src/language/vocabulary/term';
import { sectionOf, tablesOf } from '../markdown';
import { read } from './tree';

const page = read('docs/language.md').text;

/** The rows of the table below a heading. */
function rowsBelow(heading: string): readonly (readonly string[])[] {
  return tablesOf(sectionOf(page, heading)).flatMap(({ rows }) => rows);
}

const list = (parts: readonly string[]): string => (parts.length === 0 ? '—' : parts.join(', '));

function argument({ name, required, repeats, default: byDefault }: ArgumentTerm): string {
  const named = `${name}${repeats ? '…' : ''}`;
  if (required) return named;
  return byDefault === undefined ? `${named} (optional)` : `${named} (\`${byDefault}\`)`;
}

function property({ name, default: byDefault, required }: PropertyTerm): string {
  if (required) return `\`${name}=\` (required)`;
  return byDefault === undefined ? `\`${name}=\`` : `\`${name}=${byDefault}\``;
}

/** A node's row: its name, what its arguments and properties are, and the defaults of both. */
function row(term: NodeTerm, name = term.name): readonly string[] {
  const flags = term.flags.map((flag) => `\`${flag}\``);
  return [`\`${name}\``, list([...term.arguments.map(argument), ...flags]), list(term.properties.map(property))];
}

/** The rows of the nodes of a block; the nodes of a node's own block follow it once, where it is first. */
function rowsOf(terms: readonly NodeTerm[]): readonly (readonly string[])[] {
  const inner = new Set<NodeTerm>();
  return terms.flatMap((term) => {
    const own = (term.blockOptional ? (term.children ?? []) : []).filter((child) => !inner.has(child));
    for (const child of own) inner.add(child);
    const { variant } = term;
    return [
      row(term),
      ...own.map((child) => row(child)),
      ...(variant ? [row(variant.term, `${term.name} ${variant.word}`)] : []),
    ];
  });
}

/** Every code with its severity, as the annotated texts of the language's tests have it. */
function severities(): ReadonlyMap<string, string> {
  const folder = 'test/fixtures/language';
  const found = readdirSync(folder).flatMap((file) => [
    ...read(`${folder}/${file}`).text.matchAll(/^\s*\/\/~ (error|warning|info|hint) ([\w-]+):/gm),
  ]);
  return new Map(found.map(([, severity = '', code = '']) => [code, severity]));
}

describe('the page of the language', () => {
  it('has a row for each node, with its arguments, properties and defaults, and no other', () => {
    assert.deepEqual(
      rowsBelow('Top level').map((cells) => cells.slice(0, 3)),
      rowsOf(documentTerms),
    );
    for (const { name, children } of documentTerms) {
      if (!children) continue;
      const rows = rowsBelow(`\`${name}\``).map((cells) => cells.slice(0, 3));
      assert.deepEqual(rows, rowsOf(children), name);
    }
  });

  it('lists the words of every choice', () => {
    const words = documentTerms
      .flatMap((term) => [term, ...(term.children ?? [])])
      .flatMap((term) => [term, ...(term.blockOptional ? (term.children ?? []) : [])])
      .flatMap((term) => [...term.arguments, ...term.properties])
      .flatMap(({ type }) => ('values' in type ? type.values : []));
    assert.ok(words.length > 40);
    for (const word of words) assert.ok(page.includes(`\`${word}\``), word);
  });

  it('has each problem with its severity, and no other', () => {
    const known = severities();
    const rows = rowsBelow('Problems').map(([codes = '', severity]) => ({ codes, severity }));
    const listed = rows.flatMap(({ codes, severity }) =>
      [...codes.matchAll(/`([\w-]+)`/g)].map(([, code = '']) => `${code} ${severity}`),
    );
    const expected = [...known].map(([code, severity]) => `${code} ${severity}`);
    assert.deepEqual([...listed].sort(), [...expected, 'text-oversized warning'].sort());
  });

  it('says the version and the limits of a text as the code has them', () => {
    const spaced = (count: number): string => count.toLocaleString('en').replaceAll(',', ' ');
    assert.ok(page.includes(`version ${languageVersion}`));
    assert.ok(page.includes(`${spaced(mostEditedCharacters)} characters and ${spaced(mostEditedLines)} lines`));
  });
});
