import { mkdirSync } from 'node:fs';
import { themes } from './fixture/themes';
import { digitsFixture, flowerFixture } from './fixture/trained';
import {
  brokenFixture,
  deepFixture,
  dropoutFixture,
  noDataFixture,
  untrustedFixture,
  wideFixture,
} from './fixture/untrained';
import { PanelBrowser } from './panel-page';

describe('pictures of the panel', function () {
  this.timeout(120_000);
  let browser: PanelBrowser;
  const flower = flowerFixture();
  const digits = digitsFixture();

  before(async () => {
    mkdirSync('test/e2e/screenshots', { recursive: true });
    browser = await PanelBrowser.launch();
  });
  after(() => browser.close());

  for (const theme of themes) {
    it(`flower in ${theme}`, async () => {
      const panel = await browser.open(flower, { theme });
      await panel.page.mouse.click(...xy(await panel.unit(1, 1)));
      await panel.screenshot(`flower-${theme}`);
      await panel.close();
    });
    it(`digits in ${theme}`, async () => {
      const panel = await browser.open(digits, { theme });
      await panel.page.mouse.click(460, 371);
      await panel.screenshot(`digits-${theme}`);
      await panel.close();
    });
  }
  for (const width of [900, 760, 640, 320]) {
    it(`flower and digits at ${width} px`, async () => {
      for (const [name, fixture] of Object.entries({ flower, digits })) {
        const panel = await browser.open(fixture, { width });
        await panel.screenshot(`${name}-${width}`);
        await panel.close();
      }
    });
  }
  it('a field, a menu, the whole of a deep network, and Chinese', async () => {
    const editing = await browser.open(flower);
    await editing.page.dblclick('.card[data-position="1"] .card-name');
    await editing.screenshot('editing-dark');
    await editing.page.keyboard.press('Escape');
    await editing.page.keyboard.press('Shift+F10');
    await editing.screenshot('menu-dark');
    await editing.close();
    const deep = await browser.open(deepFixture());
    await deep.page.click('.view-controls vscode-button >> nth=1');
    await deep.page.waitForTimeout(200);
    await deep.screenshot('deep-fit-dark');
    await deep.close();
    const chinese = await browser.open(flower, { lang: 'zh-cn', theme: 'light' });
    await chinese.page.mouse.click(...xy(await chinese.unit(1, 1)));
    await chinese.screenshot('flower-zh-light');
    await chinese.close();
  });
  it('every other state', async () => {
    const states = {
      empty: noDataFixture(),
      wide: wideFixture(),
      deep: deepFixture(),
      broken: brokenFixture(flower),
      untrusted: untrustedFixture(),
      dropout: dropoutFixture(),
    };
    for (const [name, fixture] of Object.entries(states)) {
      const panel = await browser.open(fixture);
      if (name === 'broken') await panel.page.waitForSelector('.message:not([hidden])');
      await panel.screenshot(`${name}-dark`);
      await panel.close();
    }
  });
});

const xy = ({ x, y }: { x: number; y: number }): [number, number] => [x, y];
