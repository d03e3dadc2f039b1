import assert from 'node:assert/strict';
import { filesRefusingKind, hasKindTable, switches } from '../house/layer-kinds';
import { filesIn } from '../house/tree';

/** What has to do something by kind: each of these rooms has at least one file that refuses a kind without a row. */
const rooms: readonly string[] = [
  'src/cli/',
  'src/engine/compiled/',
  'src/engine/inspect/',
  'src/engine/reference/',
  'src/host/documents/',
  'src/language/build/',
  'src/language/edits/',
  'src/language/features/',
  'src/language/print/',
  'src/model/layers/',
  'src/protocol/',
];

/** What only says which kinds there are. */
const definition = 'src/model/layer.ts';

describe('a new kind of layer', () => {
  it('fails the type check in every place that decides by kind, and passes none in silence', async () => {
    // As long as a busy machine takes; nothing is measured.
    const refusing = await filesRefusingKind();
    const tables = filesIn(['src', 'webview'], /\.ts$/).filter(hasKindTable);
    const expected = [...tables.map((file) => file.path), ...switches].filter((file) => file !== definition);
    assert.deepEqual(refusing, [...new Set(expected)].sort());
    assert.deepEqual(
      rooms.filter((room) => !refusing.some((file) => file.startsWith(room))),
      [],
    );
  });
});
