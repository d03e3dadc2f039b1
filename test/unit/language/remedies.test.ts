import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../src/language/analyze';
import type { ReadDocument, Reading, ReadNode } from '../../../src/language/build/reading';
import { dataExample } from '../../../src/language/features/data-example';
import { print } from '../../../src/language/print/spec';
import { applyEdits, type Range } from '../../../src/language/range';
import { mostColumns } from '../../../src/language/vocabulary/data';
import { documentTerms } from '../../../src/language/vocabulary/document';
import { wordsOf } from '../../../src/language/vocabulary/type';
import { editDistance } from '../../../src/model/nearest-name';
import { planned, record } from './arbitrary';

/** One fault put into a text without any: what it is, where, and the damaged text. */
interface Damage {
  readonly kind: string;
  readonly what: string;
  readonly text: string;
}

interface Draw {
  readonly pick: number;
  readonly at: number;
  readonly way: number;
}

const everyName: ReadonlySet<string> = new Set(
  documentTerms.flatMap((term) => [
    term.name,
    ...(term.children ?? []).flatMap((child) => [
      child.name,
      ...child.flags,
      ...[...child.arguments, ...child.properties].flatMap(({ name, type }) => [name, ...wordsOf(type)]),
    ]),
  ]),
);

/** One letter doubled, dropped or replaced, or two neighbours swapped; never another word of the language. */
function misspelt(word: string, { at, way }: Draw): string | undefined {
  const i = at % word.length;
  const typo = [
    word.slice(0, i) + word.charAt(i) + word.slice(i),
    word.slice(0, i) + word.slice(i + 1),
    `${word.slice(0, i)}q${word.slice(i + 1)}`,
    word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2),
  ][way % 4];
  return typo && typo !== word && !everyName.has(typo) && /^[a-z]/.test(typo) ? typo : undefined;
}

function one<T>(values: readonly T[], pick: number): T | undefined {
  return values.length > 0 ? values[pick % values.length] : undefined;
}

const readings = (document: ReadDocument): readonly Reading[] => document.all.flatMap((node) => node.readings);

/** A number that the type does not allow. */
function outside({ term: { type } }: Reading): string | undefined {
  if (type.kind === 'whole') return String(type.min - 1);
  if (type.kind !== 'real') return undefined;
  const { min, above, max, below } = type.range;
  if (min !== undefined) return String(min - 1);
  if (above !== undefined) return String(above);
  const high = max === undefined ? below : max + 1;
  return high === undefined ? undefined : String(high);
}

const line = (text: string, node: ReadNode): Range => {
  const start = text.lastIndexOf('\n', node.syntax.start) + 1;
  return { start, end: text.indexOf('\n', node.syntax.end) + 1 };
};

type Change = (text: string, document: ReadDocument, draw: Draw) => { at: Range; by: string; what: string } | undefined;

/** Every way to damage a text in one place; undefined where the text has no such place. */
const changes: Readonly<Record<string, Change>> = {
  'misspelt node': (_text, { all }, draw) => {
    const node = one(all, draw.pick);
    const by = node && misspelt(node.name, draw);
    return by ? { at: node.syntax.name, by, what: node.name } : undefined;
  },
  'misspelt word': (_text, document, draw) => {
    const reading = one(
      readings(document).filter(({ term }) => term.type.kind === 'choice'),
      draw.pick,
    );
    const word = String(reading?.literal.value);
    const by = reading && misspelt(word, draw);
    // As near to another word, it may be a misspelling of that one.
    const isClear = (other: string): boolean =>
      other === word || editDistance(by ?? '', other) > editDistance(by ?? '', word);
    return by && wordsOf(reading.term.type).every(isClear) ? { at: reading.literal, by, what: word } : undefined;
  },
  'misspelt property': (_text, { all }, draw) => {
    const found = one(
      all.flatMap((node) => [...node.properties.values()]),
      draw.pick,
    );
    const by = found && misspelt(found.term.name, draw);
    return by ? { at: found.property.key, by, what: found.term.name } : undefined;
  },
  'misspelt flag': (_text, { all }, draw) => {
    const found = one(
      all.flatMap(({ flags }) => [...flags.values()]),
      draw.pick,
    );
    const by = found && misspelt(String(found.value.value), draw);
    return by ? { at: found, by, what: String(found.value.value) } : undefined;
  },
  'argument by name': (text, { all }, draw) => {
    const node = one(
      all.filter(({ arguments: given }) => given.some(({ literal }) => typeof literal.value === 'number')),
      draw.pick,
    );
    const reading = node?.arguments.find(({ literal }) => typeof literal.value === 'number');
    if (!reading || ('repeats' in reading.term && reading.term.repeats)) return undefined;
    const { start, end } = reading.literal;
    const key = draw.way % 2 === 0 ? reading.term.name : misspelt(reading.term.name, draw);
    return key ? { at: reading.literal, by: `${key}=${text.slice(start, end)}`, what: reading.term.name } : undefined;
  },
  'number out of range': (_text, document, draw) => {
    const reading = one(
      readings(document).filter(({ literal }) => typeof literal.value === 'number'),
      draw.pick,
    );
    const by = reading && outside(reading);
    return by ? { at: reading.literal, by, what: reading.term.name } : undefined;
  },
  'word for a number': (_text, document, draw) => {
    const reading = one(
      readings(document).filter(({ term }) => term.type.kind === 'whole' || term.type.kind === 'real'),
      draw.pick,
    );
    return (
      reading && {
        at: reading.literal,
        by: draw.way % 2 === 0 ? 'zzzzzz' : JSON.stringify(String(reading.literal.value)),
        what: reading.term.name,
      }
    );
  },
  'missing argument': (_text, { all }, draw) => {
    const required = all.flatMap((node) => node.arguments.filter(({ term }) => 'required' in term && term.required));
    const reading = one(required, draw.pick);
    if (!reading || ('repeats' in reading.term && reading.term.repeats)) return undefined;
    return { at: reading.literal, by: '', what: reading.term.name };
  },
  'missing property': (_text, { all }, draw) => {
    const required = all.flatMap((node) => [...node.properties.values()].filter(({ term }) => term.required));
    const found = one(required, draw.pick);
    return found && { at: found.property, by: '', what: found.term.name };
  },
  'missing node': (text, { all }, draw) => {
    const needed = ['nnet', 'model', 'generate', 'file', 'input', 'holdout', 'test'];
    const node = one(
      all.filter(({ name }) => needed.includes(name)),
      draw.pick,
    );
    return node && { at: line(text, node), by: '', what: node.name };
  },
  'repeated node': (text, { all }, draw) => {
    const node = one(
      all.filter(({ term }) => term?.repeats === false),
      draw.pick,
    );
    if (!node) return undefined;
    const { end } = line(text, node);
    return { at: { start: end, end }, by: text.slice(line(text, node).start, end), what: node.name };
  },
  'wrong size': (_text, document, draw) => {
    if (!document.top('data')?.child('generate')) return undefined;
    const layers = document.top('model')?.children ?? [];
    const dense = layers.filter(({ name }) => name === 'dense').at(-1);
    const reading = draw.way % 2 === 0 ? layers[0]?.arguments[0] : dense?.arguments[1];
    return reading && { at: reading.literal, by: String(Number(reading.literal.value) + 7), what: reading.term.name };
  },
  'missing brace': (_text, { nodes }, draw) => {
    const node = one(
      nodes.filter(({ hasBlock }) => hasBlock),
      draw.pick,
    );
    return node && { at: { start: node.syntax.end - 1, end: node.syntax.end }, by: '', what: node.name };
  },
};

const draws = record({ pick: fc.nat(), at: fc.nat(), way: fc.nat() });

/** The damaged text; undefined where the text has no place for such a damage. */
function damaged(text: string, kind: string, draw: Draw): Damage | undefined {
  const change = changes[kind]?.(text, analyze(text).document, draw);
  if (!change) return undefined;
  return { kind, what: change.what, text: applyEdits(text, [{ range: change.at, text: change.by }]) };
}

describe('remedies', function () {
  this.timeout(240_000);
  const seed = 20_240_503;

  for (const kind of Object.keys(changes)) {
    it(`${kind}: one fault is one problem, and each fix leaves fewer and none of another kind (seed ${seed})`, () => {
      let faults = 0;
      fc.assert(
        fc.property(planned, draws, (spec, draw) => {
          const fault = damaged(print(spec), kind, draw);
          if (!fault) return;
          const { problems } = analyze(fault.text);
          const codes = problems.map(({ code }) => code);
          if (problems.length === 0) return;
          faults++;
          assert.equal(codes.length, 1, `${fault.what}: ${codes.join(', ')} in\n${fault.text}`);
          for (const { fix } of problems) {
            if (!fix) continue;
            const fixed = applyEdits(fault.text, fix.edits);
            const after = analyze(fixed).problems.map(({ code }) => code);
            assert.ok(after.length < codes.length, `${fault.what}: ${codes} became ${after} in\n${fixed}`);
            assert.ok(after.every((code) => codes.includes(code)));
          }
        }),
        { seed, numRuns: 300 },
      );
      assert.ok(faults > 20, `only ${faults} faults`);
    });
  }

  for (const layer of ['dropout foo=3', 'dropout foo="x"', 'dense x unit="a"', 'dense x 3 tanh slop="a"']) {
    it(`do not carry a value to a place that refuses it: ${layer}`, () => {
      const text = `nnet 1\nmodel {\n  input 2\n  ${layer}\n  dense y 1\n}\n`;
      const { problems } = analyze(text);
      assert.ok(problems.length > 0);
      for (const { fix } of problems) {
        if (fix) assert.ok(analyze(applyEdits(text, fix.edits)).problems.length < problems.length, fix.title.code);
      }
    });
  }

  it(`the data that a spec without any is offered fit its network (500 specs, seed ${seed})`, () => {
    fc.assert(
      fc.property(planned, ({ data: _without, ...spec }) => {
        const text = print(spec);
        const bare = analyze(text);
        const after = analyze(`${text}${dataExample(bare)}\n`);
        assert.ok(after.document.top('data'));
        for (const { code } of after.problems)
          assert.ok(
            bare.problems.some((problem) => problem.code === code),
            code,
          );
      }),
      { seed, numRuns: 500 },
    );
  });

  it('those data are flower where it fits, else blobs, and a file where no generator fits', () => {
    const offered = (layers: string): string => dataExample(analyze(`nnet 1\nmodel { ${layers} }`));
    assert.equal(offered('input 2; dense o 1 sigmoid'), 'data { generate flower }');
    assert.equal(offered('input 2; dense o 2 softmax'), 'data { generate flower }');
    assert.equal(offered('input 2; dense o 3 softmax'), 'data { generate blobs }');
    assert.equal(offered('input 5; dense o 4 softmax'), 'data { generate blobs features=5 classes=4 }');
    assert.equal(offered('input 5; dense o 1 sigmoid'), 'data { generate blobs features=5 classes=2 }');
    // Layers that cannot be read yet say nothing of the classes.
    assert.equal(offered('input 3; dense hidden 7 tanh; dense o'), 'data { generate blobs features=3 classes=2 }');
    assert.equal(offered(''), 'data { generate flower }');
    const file = 'data { file "examples.csv" }';
    assert.equal(offered('input 2; dense o 1 softmax'), file);
    const most = mostColumns;
    assert.notEqual(offered(`input ${most}; dense o 1 sigmoid`), file);
    assert.equal(offered(`input ${most + 1}; dense o 1 sigmoid`), file);
    assert.notEqual(offered(`input 1; dense o ${most} softmax`), file);
    assert.equal(offered(`input 1; dense o ${most + 1} softmax`), file);
  });
});
