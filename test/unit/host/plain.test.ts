import { equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { plain } from '../../../src/host/plain';

const hostile = [
  '[click](command:workbench.action.terminal.new)',
  '[a](https://x.test "title")',
  '$(trash) $(sync~spin)',
  '[[x]](command:y)',
  '](](]($($(',
];

describe('plain', () => {
  it('leaves neither icons nor links, and not a character out', () => {
    for (const text of hostile) {
      const shown = plain(text);
      ok(!/\$\([\w~-]+\)/.test(shown) && !/\]\(/.test(shown), shown);
      equal(shown.replaceAll('\u200b', ''), text);
    }
  });

  it('leaves other text alone, and itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('$', '(', ')', '[', ']', 'a', ' ') }), (text) => {
        const shown = plain(text);
        equal(plain(shown), shown);
        if (!text.includes('$(') && !text.includes('](')) equal(shown, text);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
