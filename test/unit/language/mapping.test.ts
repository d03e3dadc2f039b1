import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  applied,
  type ChangeSet,
  changeSet,
  composed,
  deletions,
  inverted,
  isKept,
  keptRange,
  mapPosition,
  originsOf,
  withPieces,
} from '../../../src/language/edits/mapping';
import { withMoves, withoutEqualReplacements } from '../../../src/language/edits/recognition';
import { applyEdits, type TextEdit } from '../../../src/language/range';

const numRuns = 5000;
/** Few letters, so that texts repeat themselves, and both parts of a line ending. */
const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', ';', '\r', '\n'), maxLength: 12 });

/** Edits of a text that do not overlap, from places that are cut into pairs. */
function editsOf(text: string, places: readonly number[], puts: readonly string[]): readonly TextEdit[] {
  const sorted = places.map((place) => place % (text.length + 1)).sort((a, b) => a - b);
  return puts.flatMap((put, i) => {
    const [start, end] = [sorted[2 * i], sorted[2 * i + 1]];
    return start === undefined || end === undefined ? [] : [{ range: { start, end }, text: put }];
  });
}

const steps = fc.array(fc.tuple(fc.array(fc.nat(), { maxLength: 6 }), fc.array(words, { maxLength: 3 })), {
  minLength: 1,
  maxLength: 4,
});

/** A text, changes of it one after the other, and the texts between them. */
const history = fc.tuple(words, steps).map(([text, all]) => {
  const texts = [text];
  const changes = all.map(([places, puts]) => {
    const current = texts.at(-1) ?? '';
    const edits = editsOf(current, places, puts);
    texts.push(applyEdits(current, edits));
    return changeSet(current.length, edits);
  });
  return { texts, changes };
});

/** A change that also moves pieces about. */
const moving = fc.tuple(words, fc.array(fc.nat(), { maxLength: 6 }), fc.nat()).map(([text, places, turn]) => {
  const cuts = [0, ...places.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length];
  const pieces = cuts.slice(1).map((end, i) => ({ start: cuts[i] ?? 0, end }));
  const at = turn % (pieces.length + 1);
  const change = withPieces(changeSet(text.length, []), [...pieces.slice(at), { text: 'x' }, ...pieces.slice(0, at)]);
  return { text, change };
});

const all = (changes: readonly ChangeSet[], length: number): ChangeSet =>
  changes.reduce((sum, change) => composed(sum, change), changeSet(length, []));

describe('a change of a text', () => {
  it('does what its edits do (seed 301)', () => {
    fc.assert(
      fc.property(history, ({ texts, changes }) => {
        for (const [i, change] of changes.entries()) assert.equal(applied(change, texts[i] ?? ''), texts[i + 1]);
      }),
      { seed: 301, numRuns },
    );
  });

  it('composed does one after the other, however they are put in brackets (seed 302)', () => {
    fc.assert(
      fc.property(history, ({ texts, changes }) => {
        const [text = ''] = texts;
        assert.equal(applied(all(changes, text.length), text), texts.at(-1));
        const right = changes.reduceRight<ChangeSet | undefined>(
          (sum, change) => (sum ? composed(change, sum) : change),
          undefined,
        );
        assert.deepEqual(right, all(changes, text.length));
      }),
      { seed: 302, numRuns },
    );
  });

  it('inverted is undone, and inverted twice is itself, moves included (seed 303)', () => {
    const back = (change: ChangeSet, text: string): void => {
      const undo = inverted(change, text);
      assert.equal(applied(undo, applied(change, text)), text);
      assert.deepEqual(inverted(undo, applied(change, text)), change);
    };
    fc.assert(
      fc.property(history, moving, ({ texts, changes }, moved) => {
        back(all(changes, texts[0]?.length ?? 0), texts[0] ?? '');
        back(moved.change, moved.text);
      }),
      { seed: 303, numRuns },
    );
  });

  it('maps a position through an insertion, a deletion and a replacement by its side (seed 304)', () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), fc.nat(), words, (text, first, second, third, put) => {
        const [start, end] = [first % (text.length + 1), second % (text.length + 1)].sort((a, b) => a - b);
        const offset = third % (text.length + 1);
        assert.ok(start !== undefined && end !== undefined);
        const change = changeSet(text.length, [{ range: { start, end }, text: put }]);
        const by = put.length - (end - start);
        for (const side of [-1, 1] as const) {
          const mapped = mapPosition(change, offset, side);
          if (offset < start) assert.equal(mapped, offset);
          else if (offset > end) assert.equal(mapped, offset + by);
          else if (offset === start && offset === end) assert.equal(mapped, side < 0 ? start : start + put.length);
          else if (offset > start && offset < end) assert.equal(mapped, side < 0 ? start : start + put.length);
          else if (offset === start) assert.equal(mapped, side < 0 ? start : start + put.length);
          else assert.equal(mapped, side < 0 ? start : offset + by);
        }
      }),
      { seed: 304, numRuns },
    );
  });

  it('takes a kept character along, one change after the other or all at once (seed 305)', () => {
    fc.assert(
      fc.property(history, ({ texts, changes }) => {
        const [text = ''] = texts;
        const total = all(changes, text.length);
        for (let at = 0; at < text.length; at++) {
          const range = changes.reduce<{ start: number; end: number } | undefined>(
            (place, change) => place && keptRange(change, place),
            { start: at, end: at + 1 },
          );
          const mapped = keptRange(total, { start: at, end: at + 1 });
          assert.deepEqual(mapped, range);
          if (!mapped) continue;
          assert.equal(texts.at(-1)?.[mapped.start], text[at]);
          assert.equal(mapPosition(total, at, 1), mapped.start);
          assert.equal(mapPosition(total, at + 1, -1), mapped.end);
        }
      }),
      { seed: 305, numRuns },
    );
  });

  it('reports what is deleted: all that is not kept, and nothing else (seed 306)', () => {
    fc.assert(
      fc.property(history, moving, ({ texts, changes }, moved) => {
        const check = (change: ChangeSet, text: string): void => {
          const gone = deletions(change);
          assert.ok(gone.every(({ start, end }) => start < end));
          for (let at = 0; at < text.length; at++) {
            const deleted = gone.some(({ start, end }) => start <= at && at < end);
            assert.equal(keptRange(change, { start: at, end: at + 1 }) === undefined, deleted);
          }
        };
        check(all(changes, texts[0]?.length ?? 0), texts[0] ?? '');
        check(moved.change, moved.text);
      }),
      { seed: 306, numRuns },
    );
  });

  it('does the same with its moves and returns seen in it, and keeps at least as much (seed 307)', () => {
    fc.assert(
      fc.property(history, ({ texts, changes }) => {
        const [text = ''] = texts;
        const total = all(changes, text.length);
        for (const seen of [withMoves(total, text), withoutEqualReplacements(total, text)]) {
          assert.equal(applied(seen, text), texts.at(-1));
          assert.equal(applied(inverted(seen, text), texts.at(-1) ?? ''), text);
          const lost = (change: ChangeSet) => deletions(change).reduce((sum, { start, end }) => sum + end - start, 0);
          assert.ok(lost(seen) <= lost(total));
        }
      }),
      { seed: 307, numRuns },
    );
  });

  it('keeps a line that it moves, whatever separates it from its neighbours', () => {
    const text = 'one;two;three';
    const moved = applyEdits(text, [
      { range: { start: 3, end: 7 }, text: '' },
      { range: { start: 13, end: 13 }, text: '\n two' },
    ]);
    assert.equal(moved, 'one;three\n two');
    const change = changeSet(text.length, [
      { range: { start: 3, end: 7 }, text: '' },
      { range: { start: 13, end: 13 }, text: '\n two' },
    ]);
    assert.equal(keptRange(change, { start: 4, end: 7 }), undefined);
    assert.deepEqual(keptRange(withMoves(change, text), { start: 4, end: 7 }), { start: 11, end: 14 });
  });

  it('inserts before it replaces where both begin at one place, in whichever order they are given', () => {
    const edits: readonly TextEdit[] = [
      { range: { start: 1, end: 2 }, text: 'x' },
      { range: { start: 1, end: 1 }, text: 'y' },
    ];
    for (const given of [edits, [...edits].reverse()]) {
      assert.equal(applied(changeSet(3, given), 'abc'), 'ayxc');
      assert.equal(applyEdits('abc', given), 'ayxc');
    }
  });

  it('tells what a range had before, and whether anything in it is kept', () => {
    // `abcdef` becomes `abXef`.
    const change = changeSet(6, [{ range: { start: 2, end: 4 }, text: 'X' }]);
    const origins = ([start, end]: readonly [number, number]) => originsOf(change, { start, end });
    assert.deepEqual(
      (
        [
          [0, 2],
          [1, 4],
          [2, 3],
          [3, 5],
        ] as const
      ).map(origins),
      [
        [{ start: 0, end: 2 }],
        [
          { start: 1, end: 2 },
          { start: 4, end: 5 },
        ],
        [],
        [{ start: 4, end: 6 }],
      ],
    );
    const kept = ([start, end]: readonly [number, number]) => isKept(change, { start, end });
    assert.deepEqual(
      (
        [
          [0, 1],
          [1, 2],
          [1, 3],
          [2, 4],
          [3, 5],
          [4, 5],
          [5, 6],
        ] as const
      ).map(kept),
      [true, true, true, false, true, true, true],
    );
  });

  it('sees no move in separators alone', () => {
    const change = changeSet(5, [
      { range: { start: 1, end: 2 }, text: '' },
      { range: { start: 4, end: 4 }, text: ' ; ' },
    ]);
    assert.deepEqual(withMoves(change, 'a bcd'), change);
  });

  it('guesses no move where what is removed once is inserted twice', () => {
    const change = changeSet(8, [
      { range: { start: 0, end: 4 }, text: '' },
      { range: { start: 5, end: 5 }, text: 'two\n' },
      { range: { start: 8, end: 8 }, text: 'two\n' },
    ]);
    assert.deepEqual(withMoves(change, 'two\none\n'), change);
  });

  it('guesses no move where two are alike', () => {
    const text = 'two\ntwo\none\n';
    const change = changeSet(text.length, [
      { range: { start: 0, end: 4 }, text: '' },
      { range: { start: 4, end: 8 }, text: 'x' },
      { range: { start: 12, end: 12 }, text: 'two\n' },
    ]);
    assert.deepEqual(withMoves(change, text), change);
  });

  it('keeps characters that are replaced by the same, wherever in the text', () => {
    const edits = [
      { range: { start: 0, end: 1 }, text: 'a' },
      { range: { start: 2, end: 4 }, text: 'cd' },
      { range: { start: 5, end: 6 }, text: 'x' },
    ];
    const change = withoutEqualReplacements(changeSet(7, edits), 'abcdefg');
    assert.deepEqual(deletions(change), [{ start: 5, end: 6 }]);
  });

  it('keeps all but the line endings where a whole text is written again with others', () => {
    const text = 'a\nbb\n\nc';
    const change = withoutEqualReplacements(
      changeSet(7, [{ range: { start: 0, end: 7 }, text: 'a\r\nbb\r\n\r\nc' }]),
      text,
    );
    assert.equal(applied(change, text), 'a\r\nbb\r\n\r\nc');
    assert.deepEqual(keptRange(change, { start: 2, end: 4 }), { start: 3, end: 5 });
    assert.deepEqual(deletions(change), [
      { start: 1, end: 2 },
      { start: 4, end: 6 },
    ]);
  });
});
