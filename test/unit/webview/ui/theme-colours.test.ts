import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseColour } from '../../../../webview/ui/colour';
import { type ThemeKind, themeColours, themeKinds } from '../../../../webview/ui/theme-colours';

interface Contributed {
  readonly id: string;
  readonly defaults: Readonly<Record<string, string>>;
}

const manifestNames = {
  dark: 'dark',
  light: 'light',
  'hc-dark': 'highContrast',
  'hc-light': 'highContrastLight',
} as const satisfies Readonly<Record<ThemeKind, string>>;

describe('colours of the theme', () => {
  it('are, where a theme leaves the extension’s own out, what the manifest says', () => {
    const contributed: readonly Contributed[] = JSON.parse(readFileSync('package.json', 'utf8')).contributes.colors;
    const own = Object.values(themeColours).filter(({ variable }) => variable.startsWith('nnet-'));
    assert.equal(own.length, contributed.length);
    for (const { variable, otherwise } of own) {
      const defaults = contributed.find(({ id }) => id.replace('.', '-') === variable)?.defaults;
      for (const kind of themeKinds) {
        assert.deepEqual(otherwise[kind], parseColour(defaults?.[manifestNames[kind]] ?? ''), variable);
      }
    }
  });
});
