import assert from 'node:assert/strict';
import { labToRgb, mix, rgbToLab, toCss } from '../../../../webview/ui/colour';
import { onThemeChange, readPalette, signColour, themeKind } from '../../../../webview/ui/palette';

describe('what canvases take from the theme', () => {
  const names = ['document', 'getComputedStyle', 'MutationObserver'];
  const before = Object.fromEntries(names.map((name) => [name, Reflect.get(globalThis, name)]));
  afterEach(() => Object.assign(globalThis, before));

  const inPage = (classes: readonly string[], variables: Readonly<Record<string, string>> = {}): void => {
    const body = { classList: { contains: (name: string) => classes.includes(name) } };
    Object.assign(globalThis, {
      document: { body, documentElement: {} },
      getComputedStyle: () => ({
        fontFamily: 'Roboto',
        getPropertyValue: (name: string) => variables[name.replace('--vscode-', '')] ?? '',
      }),
    });
  };

  it('is of the kind that the page’s class says', () => {
    const kind = (...classes: string[]) => {
      inPage(classes);
      return themeKind(document.body);
    };
    assert.equal(kind(), 'dark');
    assert.equal(kind('vscode-dark'), 'dark');
    assert.equal(kind('vscode-light'), 'light');
    assert.equal(kind('vscode-high-contrast'), 'hc-dark');
    assert.equal(kind('vscode-high-contrast', 'vscode-high-contrast-light'), 'hc-light');
  });

  it('are its variables, and ours where it has none', () => {
    inPage(['vscode-dark'], {
      ...{ 'editor-background': '#102030', foreground: '#f0f0f0', descriptionForeground: ' rgb(1, 2, 3) ' },
      ...{ focusBorder: '#123456', 'editorError-foreground': '#654321', 'nnet-positive': '#0000ff' },
    });
    const palette = readPalette();
    assert.deepEqual(
      [palette.background, palette.foreground, palette.description, palette.focus, palette.error, palette.font],
      ['rgb(16, 32, 48)', 'rgb(240, 240, 240)', 'rgb(1, 2, 3)', '#123456', '#654321', 'Roboto'],
    );
    assert.deepEqual([signColour(palette, 1), signColour(palette, 0)], ['rgb(0, 0, 255)', 'rgb(0, 0, 255)']);
    inPage(['vscode-light']);
    const own = readPalette();
    assert.deepEqual(
      [own.background, own.foreground, own.description, own.focus, own.error],
      ['rgb(255, 255, 255)', 'rgb(59, 59, 59)', 'rgb(59, 59, 59)', 'rgb(22, 104, 199)', 'rgb(59, 59, 59)'],
    );
  });

  it('has rules that are seen better in high contrast', () => {
    const [paper, ink] = [rgbToLab([0, 0, 0]), rgbToLab([255, 255, 255])];
    const rule = (...classes: string[]) => {
      inPage(classes, { 'editor-background': '#000', foreground: '#fff' });
      return readPalette().rule;
    };
    const at = (t: number): string => toCss(labToRgb(mix(paper, ink, t)));
    assert.deepEqual([rule('vscode-dark'), rule('vscode-light')], [at(0.16), at(0.16)]);
    assert.deepEqual([rule('vscode-high-contrast'), rule('vscode-high-contrast-light')], [at(0.45), at(0.45)]);
  });

  it('has softer colours of both signs, that of 0 as of the positive', () => {
    inPage(['vscode-dark'], { 'editor-background': '#000', 'nnet-positive': '#00f', 'nnet-negative': '#f00' });
    const { soft } = readPalette();
    const at = (colour: readonly [number, number, number], t: number): string =>
      toCss(labToRgb(mix(rgbToLab([0, 0, 0]), rgbToLab(colour), t)));
    assert.deepEqual(
      [soft(-3, 0.5), soft(0, 0.5), soft(1, 0.25)],
      [at([255, 0, 0], 0.5), at([0, 0, 255], 0.5), at([0, 0, 255], 0.25)],
    );
  });

  it('is read again when VS Code swaps the theme', () => {
    inPage([]);
    const observed: [unknown, MutationObserverInit | undefined][] = [];
    let tell = (): void => undefined;
    Object.assign(globalThis, {
      MutationObserver: class {
        constructor(changed: () => void) {
          tell = changed;
        }
        observe(target: unknown, options?: MutationObserverInit): void {
          observed.push([target, options]);
        }
      },
    });
    let changes = 0;
    onThemeChange(() => changes++);
    tell();
    assert.equal(changes, 1);
    assert.deepEqual(
      observed.map(([target]) => target),
      [document.body, document.documentElement],
    );
    for (const [, options] of observed) assert.ok(options?.attributes && options.attributeFilter?.includes('class'));
    assert.ok(observed[1]?.[1]?.attributeFilter?.includes('style'));
  });
});
