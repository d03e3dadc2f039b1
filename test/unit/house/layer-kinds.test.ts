import assert from 'node:assert/strict';
import { kindComparisons, switches } from './layer-kinds';
import { filesIn } from './tree';

/** The one place that says which kinds there are. */
const definition: readonly string[] = ['src/model/layers/table.ts'];

/** Files that still compare a kind with a literal. The list may only shrink. */
const unconverted: readonly string[] = [
  'src/language/edits/activation.ts',
  'src/language/edits/delete.ts',
  'src/language/edits/move.ts',
  'src/language/edits/rate.ts',
  'src/language/edits/rename.ts',
  'src/language/edits/units.ts',
];

describe('a new kind of layer', () => {
  it('meets no comparison with the kinds of today outside the model’s own list', () => {
    const comparing = filesIn(['src', 'webview'], /\.ts$/).flatMap((file) =>
      [...definition, ...switches, ...unconverted].includes(file.path)
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
