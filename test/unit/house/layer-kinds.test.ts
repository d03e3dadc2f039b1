import assert from 'node:assert/strict';
import { faultsAfter } from './copied-tree';
import { hasKindTable, kindComparisons, switches, withImaginaryKind } from './layer-kinds';
import { filesIn } from './tree';

/** The one place that says which kinds there are. */
const definition: readonly string[] = ['src/model/layers/table.ts'];

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
  'webview/diagram/',
  'webview/inspect/',
];

/** The model's union, which only says which kinds there are. */
const union = 'src/model/layer.ts';

describe('a new kind of layer', () => {
  it('fails the type check in every place that decides by kind, and passes none in silence', () => {
    const refusing = [...new Set(faultsAfter({ [union]: withImaginaryKind }).map(({ file }) => file))].sort();
    const tables = filesIn(['src', 'webview'], /\.ts$/).filter(hasKindTable);
    const expected = [...tables.map((file) => file.path), ...switches].filter((file) => file !== union);
    assert.deepEqual(refusing, [...new Set(expected)].sort());
    assert.deepEqual(
      rooms.filter((room) => !refusing.some((file) => file.startsWith(room))),
      [],
    );
  });

  it('meets no comparison with the kinds of today outside the model’s own list', () => {
    const comparing = filesIn(['src', 'webview'], /\.ts$/).flatMap((file) =>
      [...definition, ...switches].includes(file.path)
        ? []
        : kindComparisons(file).map((found) => `${file.path}: ${found}`),
    );
    assert.deepEqual(comparing, []);
  });

  it('would be missed by each form of comparison', () => {
    const forms = [
      "if (layer.kind === 'dense') a();",
      "if ('input' !== layer?.kind) a();",
      "switch (layer.kind) { case 'dropout': a(); }",
      "if (['flatten', 'dropout'].includes(layer.kind)) a();",
    ];
    for (const text of forms) assert.equal(kindComparisons({ path: 'x.ts', text }).length, 1, text);
    assert.deepEqual(
      kindComparisons({ path: 'x.ts', text: "// layer.kind === 'dense'\nif (kind === 'circle') a();" }),
      [],
    );
  });
});
