import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Versioned } from '../../../src/host/documents/network-view';
import { DocumentVersions } from '../../../src/host/edits/versions';
import { analyze } from '../../../src/language/analyze';
import { applyEdits, type TextEdit } from '../../../src/language/range';
import type { Edit } from '../../../src/model/edit';
import { Pcg64 } from '../../../src/numerics/pcg64';
import { ChangingDocument, hitOf, type Line } from './stale-edits';

const edits = 20_000;
const layersPerModel = 6;

/** A text and its version. */
const versioned = (version: number, text: string): Versioned => ({ version, analysis: analyze(text) });

/** A model's lines, each layer with a marker behind it; every second model names no layer that need not have a name. */
function linesOf(random: Pcg64, named: boolean): readonly Line[] {
  return Array.from({ length: layersPerModel }, (_, i): Line => {
    const layer = i + 1;
    const kind = named ? random.integer(2) : 1 + random.integer(2);
    const name = named || kind === 0 ? ` layer${layer}` : '';
    const rate = (1 + random.integer(9)) / 10;
    const words =
      kind === 0
        ? `dense${name} ${3 + random.integer(5)} tanh`
        : kind === 1
          ? `dropout${name} rate=${rate}`
          : 'flatten';
    return { text: `  ${words} // m${layer}`, layer };
  });
}

/** One change of a text as a person or a program makes it. Each says by itself which layers are there afterwards. */
type Change = (document: ChangingDocument, fresh: number) => void;

const replaced = (lines: readonly Line[], at: number, line: Line): readonly Line[] =>
  lines.map((each, i) => (i === at ? line : each));

/** Puts a line before the line `at`. */
function putLine(document: ChangingDocument, at: number, line: Line): void {
  const start = document.start(at);
  const lines = [...document.all.slice(0, at), line, ...document.all.slice(at)];
  document.change(lines, [{ range: { start, end: start }, text: line.text + document.lineEnding }]);
}

/**
 * Puts words in place of what a pattern finds in a random layer's line. The line is that layer's still, or a new
 * one's, or no layer's.
 */
function rewrite(
  document: ChangingDocument,
  pattern: RegExp,
  words: string,
  becomes: 'itself' | 'nothing' | number,
): void {
  const fitting = document.all.flatMap((line, at) =>
    line.layer !== undefined && pattern.test(line.text) ? [{ line, at }] : [],
  );
  if (fitting.length === 0) return;
  const { line, at } = document.pick(fitting);
  const found = pattern.exec(line.text);
  if (!found) return;
  const start = document.start(at) + found.index;
  const text = line.text.slice(0, found.index) + words + line.text.slice(found.index + found[0].length);
  const layer = becomes === 'itself' ? line.layer : becomes === 'nothing' ? undefined : becomes;
  const edit: TextEdit = { range: { start, end: start + found[0].length }, text: words };
  document.change(replaced(document.all, at, layer === undefined ? { text } : { text, layer }), [edit]);
}

const random = (document: ChangingDocument, bound: number): number =>
  document.pick(Array.from({ length: bound }, (_, i) => i));

const changes: Readonly<Record<string, Change>> = {
  comment: (document) => putLine(document, random(document, document.all.length + 1), { text: '  // a remark' }),
  layer: (document, fresh) =>
    putLine(document, random(document, document.all.length + 1), {
      text: `  ${document.pick(['flatten', 'dropout rate=0.5', `dense new${fresh} 3 relu`])} // m${fresh}`,
      layer: fresh,
    }),
  copy: (document, fresh) => {
    const at = random(document, document.all.length);
    const line = document.all[at];
    if (!line || line.layer === undefined) return;
    putLine(document, at + random(document, 2), { text: line.text.replace(/\/\/ m.*/, `// m${fresh}`), layer: fresh });
  },
  remark: (document) => rewrite(document, /$/, ' and more', 'itself'),
  units: (document) => rewrite(document, / \d+ /, ` ${10 + random(document, 80)} `, 'itself'),
  rate: (document) => rewrite(document, /0\.\d/, `0.${1 + random(document, 9)}5`, 'itself'),
  name: (document) => rewrite(document, / layer/, ' called', 'itself'),
  property: (document) => rewrite(document, / tanh/, ' tanh l2=0.1', 'itself'),
  delete: (document) => {
    const at = random(document, document.all.length);
    const [start, end] = [document.start(at), document.start(at + 1)];
    document.change(
      document.all.filter((_, i) => i !== at),
      [{ range: { start, end }, text: '' }],
    );
  },
  slashdash: (document) => rewrite(document, /(?=dense|dropout|flatten)/, '/- ', 'nothing'),
  off: (document) => rewrite(document, /^ {2}(?=d|f)/, '  // ', 'nothing'),
  kind: (document, fresh) => rewrite(document, /dropout.*rate=\S+/, 'flatten', fresh),
  replace: (document, fresh) => rewrite(document, /(dense|dropout|flatten).*/, `dropout rate=0.75 // m${fresh}`, fresh),
  move: (document) => {
    const from = random(document, document.all.length);
    const to = random(document, document.all.length + 1);
    const line = document.all[from];
    if (!line || to === from || to === from + 1) return;
    const lines = document.all.flatMap((each, i) => (i === to ? [line, each] : [each]));
    if (to === document.all.length) lines.push(line);
    const old = { start: document.start(from), end: document.start(from + 1) };
    const put = { start: document.start(to), end: document.start(to) };
    document.change(
      lines.filter((_, i) => i !== (to < from ? from + 1 : from)),
      [
        { range: old, text: '' },
        { range: put, text: line.text + document.lineEnding },
      ],
    );
  },
  endings: (document) => document.endLines(),
  undo: (document) => document.undo(),
  reload: (document) => document.reload(),
};

/** A gesture on a layer that changes its line, or puts one right after it. */
function gesture(document: ChangingDocument, version: number, position: number): Edit {
  const words = document.shown.get(version)?.[position]?.text ?? '';
  const change: Edit = words.includes('dense')
    ? { type: 'units', layer: position, units: 1000 }
    : words.includes('dropout')
      ? { type: 'rate', layer: position, rate: 0.125 }
      : { type: 'insert', after: position, kind: 'flatten' };
  if (position === 0)
    return document.pick<Edit>([
      { type: 'units', layer: 0, units: 1000 },
      { type: 'insert', after: 0, kind: 'flatten' },
    ]);
  return document.pick<Edit>([
    change,
    { type: 'delete', layer: position },
    { type: 'duplicate', layer: position },
    { type: 'insert', after: position, kind: 'dropout' },
  ]);
}

interface Tally {
  edits: number;
  applied: number;
  refused: number;
  readonly wrong: string[];
  readonly needless: string[];
}

/** Stale edits of many documents, each changed one to four times between what is shown and what is done. */
function tally(seed: number, named: boolean): Tally {
  const result: Tally = { edits: 0, applied: 0, refused: 0, wrong: [], needless: [] };
  const stream = new Pcg64(seed, 0);
  while (result.edits < edits) {
    const document = new ChangingDocument(linesOf(stream, named), stream);
    document.show();
    const story: string[] = [];
    for (let i = 1 + stream.integer(4); i > 0; i--) {
      const kind = document.pick(Object.keys(changes));
      changes[kind]?.(document, 100 + i);
      story.push(kind);
      if (stream.integer(3) === 0) document.show();
    }
    document.analysis = analyze(document.text);
    const present = new Set(document.layers.map((line) => line.layer));
    for (const [version, layers] of document.shown) {
      for (const [position, layer] of layers.entries()) {
        if (result.edits === edits) break;
        result.edits++;
        const hit = hitOf(document, version, gesture(document, version, position));
        const told = `${story.join(', ')}: “${layer.text}”\n${document.text}`;
        if ('refusal' in hit) {
          result.refused++;
          // Where two lines are alike, a text that is only known before and after doesn't tell which of them is new.
          if (present.has(layer.layer) && !story.includes('reload'))
            result.needless.push(`${hit.refusal.code} after ${told}`);
          continue;
        }
        result.applied++;
        if (hit.layer?.layer !== layer.layer && hit.layer?.text !== layer.text)
          result.wrong.push(`“${hit.layer?.text}” after ${told}`);
      }
    }
  }
  return result;
}

describe('an edit of a text that has changed meanwhile', () => {
  for (const [words, seed, named, applied, refused] of [
    ['named', 311, true, 18509, 1491],
    ['nameless', 312, false, 18549, 1451],
  ] as const) {
    it(`finds the very layer it was made on: ${edits} of ${words} layers, 0 wrong, ${applied} applied, ${refused} refused, 0 of them needlessly (seed ${seed})`, () => {
      const result = tally(seed, named);
      deepEqual([result.wrong.length, result.wrong.slice(0, 2)], [0, []]);
      deepEqual([result.needless.length, result.needless.slice(0, 2)], [0, []]);
      deepEqual([result.applied, result.refused], [applied, refused]);
    });
  }

  it('is refused in words that say what happened to its layer', () => {
    const text = 'nnet 1\nmodel {\n  input 2\n  dense a 3 tanh\n  dense b 4\n}\n';
    const code = (from: string, to: string, position = 1): string => {
      const versions = new DocumentVersions(1);
      versions.show(versioned(1, text));
      const start = text.indexOf(from);
      const kept = to.endsWith(from) ? from.length : 0;
      const put = to.slice(0, to.length - kept);
      versions.changed(2, [{ range: { start, end: start + from.length - kept }, text: put }]);
      const found = versions.find(1, position, versioned(2, text.replace(from, to)));
      return 'refusal' in found ? found.refusal.code : String(found.position);
    };
    equal(code('  dense a 3 tanh\n', ''), 'edit-layer-deleted');
    equal(code('dense a', '/- dense a'), 'edit-layer-off');
    equal(code('dense a', '// dense a'), 'edit-layer-off');
    equal(code('model', '/- model'), 'edit-layer-off');
    equal(code('dense a 3', 'dropout rate=0.5 // 3'), 'edit-layer-replaced');
    equal(code('dense a', 'densely a'), 'edit-layer-replaced');
    equal(code(' a 3 tanh', ' new 3\n  dense a 3 tanh'), 'edit-layer-replaced');
    equal(code(' a 3 tanh', ' other 9'), '1');
    equal(code('a 3 tanh\n  dense ', '', 1), 'edit-layer-replaced');
    equal(code('a 3 tanh\n  dense b 4', 'c 5', 1), '1');
    equal(code('a 3 tanh\n  dense b 4', 'c 5', 2), 'edit-layer-deleted');
    equal(code('2\n', '5\n', 0), '0');
    equal(code('  dense a', '  flatten\n  dense a'), '2');
    equal(code('2\n', '5\n', 7), 'edit-no-layer');
  });

  it('is refused where its version is not known, or too old, or the changes do not lead to the text', () => {
    const text = 'nnet 1\nmodel {\n  input 2\n  dense a 3\n}\n';
    const versions = new DocumentVersions(5);
    const code = (version: number, now = text): string => {
      const found = versions.find(version, 1, versioned(506, now));
      return 'refusal' in found ? found.refusal.code : String(found.position);
    };
    versions.show(versioned(5, text));
    equal(code(5), '1');
    equal(code(6), 'edit-version-old');
    equal(code(5, `// untold\n${text}`), 'edit-version-old');
    for (let i = 1; i <= 500; i++) versions.changed(5 + i, [{ range: { start: 0, end: 0 }, text: '\n' }]);
    equal(code(5, '\n'.repeat(500) + text), '1');
    versions.changed(506, [{ range: { start: 0, end: 0 }, text: '\n' }]);
    equal(code(5, '\n'.repeat(501) + text), 'edit-version-old');
  });

  it('is refused once so many later versions were shown that its own is forgotten', () => {
    const text = 'nnet 1\nmodel {\n  input 2\n  dense a 3\n}\n';
    const versions = new DocumentVersions(1);
    const texts = Array.from({ length: 66 }, (_, i) => '\n'.repeat(i) + text);
    texts.forEach((each, i) => {
      if (i > 0) versions.changed(i + 1, [{ range: { start: 0, end: 0 }, text: '\n' }]);
      versions.show(versioned(i + 1, each));
    });
    const now = versioned(66, texts.at(-1) ?? '');
    ok('refusal' in versions.find(2, 1, now));
    deepEqual(versions.find(3, 1, now), { position: 1 });
  });

  it('needs no change from before the last version that could be shown, while none was shown', () => {
    const text = 'nnet 1\nmodel {\n  input 2\n  dense a 3\n}\n';
    const versions = new DocumentVersions(1);
    const line = { range: { start: 0, end: 0 }, text: '\n' };
    const code = (version: number, now: string): string => {
      const found = versions.find(version, 1, versioned(9, now));
      return 'refusal' in found ? found.refusal.code : String(found.position);
    };
    versions.changed(2, [line]);
    versions.showable(2);
    versions.changed(3, [line]);
    versions.show(versioned(1, text));
    equal(code(1, `\n\n${text}`), 'edit-version-old');
    // A text that is broken now is shown as it was before.
    versions.show(versioned(2, `\n${text}`));
    equal(code(2, `\n\n${text}`), '1');
    versions.changed(4, [line]);
    versions.showable(4);
    equal(code(2, `\n\n\n${text}`), '1', 'what is shown is followed');
  });

  it('follows an event of many edits, from the end of the text or from its beginning', () => {
    const text = 'nnet 1\nmodel {\n  input 2\n  dense a 3 relu\n  dense b 3 relu\n  dense c 1\n}\n';
    const places = [...text.matchAll(/relu/g)].map(({ index }) => ({ start: index, end: index + 4 }));
    const edits = places.map((range) => ({ range, text: 'leaky-relu' }));
    const after = text.replaceAll('relu', 'leaky-relu');
    const shifted = edits.map(({ range, text: by }, i) => {
      const shift = i * (by.length - 4);
      return { range: { start: range.start + shift, end: range.end + shift }, text: by };
    });
    for (const reported of [[...edits].reverse(), shifted]) {
      const versions = new DocumentVersions(1);
      versions.show(versioned(1, text));
      versions.changed(2, reported);
      for (const position of [0, 1, 2, 3]) deepEqual(versions.find(1, position, versioned(2, after)), { position });
    }
  });

  it('follows two insertions at one place in the order in which they are reported', () => {
    const text = 'nnet 1\nmodel {\n  input 2\n  dense a 3\n}\n';
    const at = { start: 0, end: 0 };
    const versions = new DocumentVersions(1);
    versions.show(versioned(1, text));
    versions.changed(2, [
      { range: at, text: '// second\n' },
      { range: at, text: '// first\n' },
    ]);
    deepEqual(versions.find(1, 1, versioned(2, `// first\n// second\n${text}`)), { position: 1 });
  });

  it('finds a layer again that was deleted and put back, beside one that was not', () => {
    const text = 'nnet 1\nmodel {\n  input 2\n  flatten\n  flatten\n  dense a 3\n}\n';
    const line = '  flatten\n';
    const at = text.indexOf(line);
    const versions = new DocumentVersions(1);
    versions.show(versioned(1, text));
    const remove = { range: { start: at, end: at + line.length }, text: '' };
    versions.changed(2, [remove]);
    versions.changed(3, [remove]);
    versions.changed(4, [{ range: { start: at, end: at }, text: line }]);
    const once = text.replace(line, '');
    ok('refusal' in versions.find(1, 1, versioned(4, once)));
    deepEqual(versions.find(1, 2, versioned(4, once)), { position: 1 });
    deepEqual(versions.find(1, 3, versioned(4, once)), { position: 2 });
    versions.changed(5, [{ range: { start: at, end: at }, text: line }]);
    deepEqual(versions.find(1, 1, versioned(5, text)), { position: 1 });
  });

  for (const [words, a, b] of [
    ['named', 'dense a 3', 'dense b 1'],
    ['nameless', 'dropout rate=0.1', 'flatten'],
  ] as const) {
    const text = `nnet 1\nmodel {\n  input 2\n  ${a}\n  ${b}\n}\n`;
    const start = text.indexOf(`  ${a}`);
    const afterChange = (edits: readonly TextEdit[], version = 2): readonly (number | null)[] => {
      const versions = new DocumentVersions(1);
      versions.show(versioned(1, text));
      versions.changed(2, edits);
      return versions.findAll(1, versioned(version, version === 1 ? text : applyEdits(text, edits)));
    };

    it(`follows all ${words} layers of a version at once`, () => {
      const line = `  ${a}\n`;
      const above = { range: { start, end: start }, text: '  // a remark\n  flatten\n  dense new 7\n' };
      const gone = { range: { start, end: start + line.length }, text: '' };
      const end = text.indexOf('}');
      const lower = { range: { start: end, end }, text: line };
      deepEqual(afterChange([above]), [0, 3, 4]);
      deepEqual(afterChange([gone]), [0, null, 1]);
      deepEqual(afterChange([lower, gone]), [0, 2, 1]);
      deepEqual(afterChange([{ ...gone, text: '  dense "other" 2 relu\n' }]), [0, null, 2]);
    });

    it(`follows ${words} layers to a version that is not the last`, () => {
      deepEqual(afterChange([{ range: { start, end: start }, text: '  flatten\n' }], 1), [0, 1, 2]);
    });
  }

  it('follows the layers of each version to each later one, asked in any order and again', () => {
    const text = 'nnet 1\nmodel {\n  input 2\n  dense a 3\n}\n';
    const above = { range: { start: text.indexOf('  dense'), end: text.indexOf('  dense') }, text: '  flatten\n' };
    const [second, third] = [applyEdits(text, [above]), applyEdits(applyEdits(text, [above]), [above])];
    const versions = new DocumentVersions(1);
    versions.show(versioned(1, text));
    versions.changed(2, [above]);
    versions.show(versioned(2, second));
    const toSecond = versioned(2, second);
    deepEqual(
      [versions.findAll(1, toSecond), versions.findAll(1, toSecond)],
      [
        [0, 2],
        [0, 2],
      ],
    );
    versions.changed(3, [above]);
    const now = versioned(3, third);
    deepEqual(versions.findAll(1, now), [0, 3]);
    deepEqual(versions.findAll(2, now), [0, 2, 3]);
    deepEqual(versions.findAll(1, now), [0, 3]);
  });

  it('follows no layer of a version that is not known', () => {
    deepEqual(new DocumentVersions(1).findAll(1, versioned(1, 'nnet 1\nmodel { input 2 }\n')), []);
  });
});
