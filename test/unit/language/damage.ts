import fc from 'fast-check';
import { record, word, written } from './arbitrary';

/** Pieces that a damaged text gets where they hurt. */
const fragments = [
  '{',
  '}',
  ';',
  '"',
  '\\',
  '/-',
  '/*',
  '*/',
  '//',
  '=',
  '#',
  '(',
  ')',
  '\r',
  '\n',
  '\r\n',
  ' ',
  '\t',
  '\ufeff',
  '\u0000',
  '\ud83d',
  '😀',
  '"""',
  '#"',
  '\\\n',
  '0x1',
  '#inf',
  '#true',
  'true',
  '1e999',
  '-',
  '.5',
  'dense',
  'model',
  'input 2',
  'lr=',
  '\u2028',
  '\u0085',
];

/** Damage as a person or a broken tool does it: pieces deleted, doubled, swapped or put in. */
export const mutated: fc.Arbitrary<string> = fc
  .tuple(
    written,
    fc.array(
      record({
        kind: fc.constantFrom('delete', 'insert', 'double', 'move'),
        at: fc.nat(),
        length: fc.nat(30),
        to: fc.nat(),
        fragment: fc.constantFrom(...fragments),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([{ text }, mutations]) =>
    mutations.reduce((damaged, { kind, at, length, to, fragment }) => {
      const start = at % (damaged.length + 1);
      const piece = damaged.slice(start, start + length);
      const without = damaged.slice(0, start) + damaged.slice(start + length);
      if (kind === 'delete') return without;
      if (kind === 'insert') return damaged.slice(0, start) + fragment + damaged.slice(start);
      if (kind === 'double') return damaged.slice(0, start) + piece + damaged.slice(start);
      const target = to % (without.length + 1);
      return without.slice(0, target) + piece + without.slice(target);
    }, text),
  );

/** Text made of the language's own pieces in any order, and text of any characters. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  mutated,
  written.map(({ text }) => text),
  fc.array(fc.oneof(fc.constantFrom(...fragments), word), { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
