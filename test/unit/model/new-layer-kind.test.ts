import assert from 'node:assert/strict';
import { filesRefusingKind, hasKindTable, switches } from '../house/layer-kinds';
import { filesIn } from '../house/tree';

/** Where the product decides by a layer's kind: each of these must refuse a kind that it has no row for. */
const places: readonly string[] = [
  'src/cli/shapes.ts',
  'src/engine/compiled/compiled-pass.ts',
  'src/engine/compiled/network.ts',
  'src/engine/inspect/gradient.ts',
  'src/engine/inspect/shown-tensors.ts',
  'src/engine/inspect/unit-terms.ts',
  'src/engine/reference/kinks.ts',
  'src/engine/reference/layer-ops.ts',
  'src/host/documents/network-view.ts',
  'src/language/build/layers.ts',
  'src/language/edits/insert.ts',
  'src/model/layers/table.ts',
  'src/protocol/spec.ts',
];

/** What only says which kinds there are. */
const definition = 'src/model/layer.ts';

describe('a new kind of layer', () => {
  it('fails the type check in every place that decides by kind, and passes none in silence', async function () {
    // As long as a busy machine takes; nothing is measured.
    this.timeout(1_800_000);
    const refusing = await filesRefusingKind();
    const tables = filesIn(['src', 'webview'], /\.ts$/).filter(hasKindTable);
    const expected = new Set([...tables.map((file) => file.path), ...places, ...switches]);
    expected.delete(definition);
    assert.deepEqual(refusing, [...expected].sort());
  });
});
