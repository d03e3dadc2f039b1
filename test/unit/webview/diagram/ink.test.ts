import assert from 'node:assert/strict';
import { type LabelStyle, measure, type Run, write } from '../../../../webview/diagram/ink';
import { paper, plainPalette, type Sheet, withoutPage } from '../paper';

const serif = '"STIX Two Text", Cambria, STIX, Georgia, serif';

describe('words on a canvas', () => {
  withoutPage();

  const runs: readonly Run[] = [
    { text: 'a', variable: true },
    { text: 'bcd', bold: true },
    { text: 'e', quiet: true },
    { text: 'f', variable: true, bold: true },
  ];
  // At 10 px: 5.5, 15, 5 and 5.5 px.
  const written = (align: LabelStyle['align'], halo = false): Sheet => {
    const { context, sheet } = paper();
    write(context, 100, 50, runs, { size: 10, align, ...(halo ? { halo } : {}) }, plainPalette);
    return sheet;
  };

  it('are as wide as all their runs', () => {
    const { context } = paper();
    assert.equal(measure(context, runs, 10, plainPalette), 31);
    assert.equal(measure(context, [], 10, plainPalette), 0);
  });

  it('are one behind the other in their own fonts and colours', () => {
    const fonts = [
      `italic 400 11px ${serif}`,
      '600 10px sans-serif',
      '400 10px sans-serif',
      `italic 600 11px ${serif}`,
    ];
    assert.deepEqual(
      written('left').seen,
      runs.map(({ text, quiet }, i) => ({
        ...{ kind: 'words', text, x: [100, 105.5, 120.5, 125.5][i], y: 50, font: fonts[i] },
        colour: quiet ? 'description' : 'foreground',
      })),
    );
  });

  it('begin, end or have their middle where they are put', () => {
    const first = (align: LabelStyle['align']) => written(align).all('words')[0]?.x;
    assert.deepEqual([first('left'), first('right'), first('center')], [100, 69, 84.5]);
  });

  it('have a rim of the page’s colour below them where lines may be', () => {
    const sheet = written('left', true);
    assert.deepEqual(
      sheet.seen.map((ink) => 'kind' in ink && ink.kind),
      runs.flatMap(() => ['rim', 'words']),
    );
    assert.deepEqual(
      sheet.all('rim').map(({ text, x, y, colour, width }) => [text, x, y, colour, width]),
      runs.map(({ text }, i) => [text, [100, 105.5, 120.5, 125.5][i], 50, 'background', 4]),
    );
  });
});
