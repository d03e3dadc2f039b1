import { isFull } from '../count';
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
import { settle } from './panel-page';
import { panels } from './panels';

describe('pictures of the panel', () => {
  const open = panels();
  const flower = flowerFixture();
  const digits = digitsFixture();

  for (const theme of isFull ? themes : (['dark'] as const)) {
    it(`flower in ${theme}`, async () => {
      const panel = await open(flower, { theme });
      await panel.clickUnit(1, 1);
      await panel.screenshot(`flower-${theme}`);
    });
    it(`digits in ${theme}`, async () => {
      const panel = await open(digits, { theme });
      await panel.page.mouse.click(460, 371);
      await panel.screenshot(`digits-${theme}`);
    });
  }
  for (const width of isFull ? [900, 760, 640, 320] : [320]) {
    it(`flower and digits at ${width} px`, async () => {
      for (const [name, fixture] of Object.entries({ flower, digits })) {
        const panel = await open(fixture, { width });
        await panel.screenshot(`${name}-${width}`);
      }
    });
  }
  it('a field, a menu, the whole of a deep network, and Chinese', async () => {
    const editing = await open(flower);
    await editing.page.dblclick('.card[data-position="1"] .card-name');
    await editing.screenshot('editing-dark');
    await editing.page.keyboard.press('Escape');
    await editing.page.keyboard.press('Shift+F10');
    await editing.screenshot('menu-dark');
    const deep = await open(deepFixture());
    await deep.page.click('.view-controls vscode-button >> nth=1');
    await settle(deep.page);
    await deep.screenshot('deep-fit-dark');
    const chinese = await open(flower, { lang: 'zh-cn', theme: 'light' });
    await chinese.clickUnit(1, 1);
    await chinese.screenshot('flower-zh-light');
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
      const panel = await open(fixture);
      if (name === 'broken') await panel.page.waitForSelector('.message:not([hidden])');
      await panel.screenshot(`${name}-dark`);
    }
  });
});
