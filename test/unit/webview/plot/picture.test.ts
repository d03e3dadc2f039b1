import assert from 'node:assert/strict';
import { decodeUtf8 } from '../../../../src/model/utf8';
import { toPng, toSvgFile } from '../../../../webview/plot/picture';
import type { Trace } from '../../../../webview/plot/trace';
import { plainPalette, Sheet, withoutPage } from '../paper';

const trace: Trace = {
  ...{ epoch: Float64Array.of(0, 1), train: Float64Array.of(1, 0.5), earlier: [], marks: [], view: { min: 0, max: 1 } },
  ...{
    zoomed: false,
    logarithmic: false,
    quantity: 'cost',
    labels: { train: 'train', validation: 'validation', test: 'test' },
    compact: false,
  },
  format: String,
  formatTick: String,
};
const panes = [{ title: 'Cost', trace }];

describe('a saved picture', () => {
  withoutPage();

  it('is a PNG of twice as many pixels, on the page’s colour', async () => {
    const sheet = new Sheet();
    Object.assign(document, { createElement: () => sheet });
    const bytes = await toPng(panes, plainPalette);
    assert.deepEqual(decodeUtf8(new Uint8Array(bytes)), { text: '1280 × 600' });
    const [ground] = sheet.all('fill');
    assert.deepEqual(
      [ground?.path, ground?.colour, sheet.inks[0]],
      [[['rect', 0, 0, 1280, 600]], 'background', ground],
    );
    const [title] = sheet.all('words');
    assert.deepEqual([title?.text, title?.x, title?.y], ['Cost', 32, 44]);
    const [curve] = sheet.all('stroke').filter(({ colour }) => colour === 'run');
    assert.deepEqual([curve?.width, curve?.path[0]?.[1]], [4.5, 112]);
  });

  it('says where a page can encode or draw no picture', async () => {
    const sheet = new Sheet();
    Object.assign(sheet, { toBlob: (give: (blob: null) => void) => give(null) });
    Object.assign(document, { createElement: () => sheet });
    await assert.rejects(toPng(panes, plainPalette), /no picture/);
    Object.assign(document, { createElement: () => ({ getContext: () => null }) });
    await assert.rejects(toPng(panes, plainPalette), /cannot draw/);
  });

  it('is an SVG of its own size', () => {
    const decoded = decodeUtf8(new Uint8Array(toSvgFile(panes, plainPalette)));
    assert.ok('text' in decoded);
    assert.match(
      decoded.text,
      /^<svg [^>]*width="640" height="300"[^>]*font-family="sans-serif">\n<rect [^>]*fill="background"\/>/,
    );
    assert.match(decoded.text, />Cost<\/tspan>/);
    assert.ok(decoded.text.endsWith('</svg>\n'));
  });
});
