import assert from 'node:assert/strict';
import { looks } from '../looks';
import { exampleSpec, LivePanel } from './live-panel';
import { drawn, type PanelPage, textOf } from './panel-page';
import { panels } from './panels';

const sine = `nnet 1
data { generate sine samples=120; holdout 0.2; scale standard; scale-target standard }
model {
  input 1
  dense hidden 12 tanh
  dense out 1
}
train { loss mse; optimizer adam lr=0.03; batch 16; epochs 200 }
`;

describe('layers and units in the inspector', () => {
  const open = panels();
  let regression: LivePanel;
  let iris: LivePanel;
  let logistic: LivePanel;
  before(async () => {
    regression = await LivePanel.of(sine);
    const species = exampleSpec('iris', 40);
    iris = await LivePanel.of(species.text, species.folder);
    const line = exampleSpec('logistic', 100);
    logistic = await LivePanel.of(line.text, line.folder);
  });

  const shown = (live: LivePanel, options: Parameters<typeof open>[1] = {}): Promise<PanelPage> =>
    open(live.fixture, { height: 1100, ask: (...question) => live.ask(...question), ...options });

  it('show ŷ against y and the fitted curve of a regression; a click on one shows that example', async () => {
    const panel = await shown(regression);
    const { page } = panel;
    await panel.clickUnit(2, 0);
    await page.waitForSelector('.inspect-curve canvas');
    assert.equal(await page.locator('.inspect-fit canvas').count(), 1);
    assert.match(await textOf(page.locator('.inspect-curve')), /train 96.*test 24/);
    const box = await page.locator('.inspect-fit canvas').boundingBox();
    assert.ok(box);
    const watched = async (): Promise<string> => JSON.stringify((await panel.sent('watch')).at(-1));
    const before = await watched();
    // Somewhere along the line there is an example within reach.
    for (let t = 0.05; t < 1 && (await watched()) === before; t += 0.04) {
      await page.mouse.click(box.x + box.width * t, box.y + box.height * (1 - t));
      await drawn(page);
    }
    assert.notEqual(await watched(), before);
  });

  it('show a unit over two features of four, which a person chooses, and ask for that alone', async () => {
    const panel = await shown(iris);
    const { page } = panel;
    await panel.clickUnit(1, 2);
    await page.waitForSelector('.inspect-plane canvas');
    assert.deepEqual((await panel.sent('plane')).at(-1), {
      ...{ position: 1, unit: 2, features: [0, 1] },
      side: await page.locator('.inspect-plane canvas').evaluate((canvas) => canvas.clientWidth),
    });
    await page.locator('.plane-feature').first().click();
    await page.locator('.menu-item').nth(2).click();
    await page.waitForSelector('.plane-ends:has-text("petal")');
    const asked = (await panel.sent('plane')).at(-1);
    assert.match(JSON.stringify(asked), /"features":\[2,1\]/);
    assert.match(await panel.words('.plane-ends'), /petal.* from .* to .*sepal/i);
  });

  it('draw an activation with its derivative, and another one over both', async () => {
    const panel = await shown(iris);
    const { page } = panel;
    await panel.clickUnit(1, 0);
    await page.waitForSelector('.inspect-slopes .activation-chart');
    assert.equal(await page.locator('.inspect-slopes .activation-line.own').count(), 2);
    await page.locator('.inspect-slopes .link').click();
    await page.locator('.menu-item', { hasText: /^\s*relu\s*$/ }).click();
    await page.waitForSelector('.inspect-slopes .activation-chart .activation-line.beside');
    assert.equal(await page.locator('.inspect-slopes .activation-chart .activation-line.beside').count(), 2);
    assert.match(await panel.words('.activation-keys'), /tanh relu/);
  });

  it('have the surface of a unit at the resolution of the screen', async () => {
    const panel = await shown(logistic);
    await panel.clickUnit(1, 0);
    await panel.page.waitForSelector('.inspect-data canvas.surface');
    const width = await panel.page.locator('.inspect-data canvas.surface').evaluate((canvas) => canvas.clientWidth);
    assert.equal(JSON.stringify((await panel.sent('unit')).at(-1)).includes(`"surface":${width}`), true);
  });

  for (const { theme, width } of looks) {
    it(`pictures in ${theme} at ${width} px`, async () => {
      for (const [name, live, position] of [
        ['regression', regression, 2],
        ['iris', iris, 1],
        ['logistic', logistic, 1],
      ] as const) {
        const panel = await shown(live, { theme, width, height: 1500 });
        await panel.clickUnit(position, 0);
        await panel.page.waitForSelector('.inspect-slopes .activation-chart');
        if (name === 'iris') {
          await panel.page.waitForSelector('.inspect-plane canvas');
          await panel.page.locator('.inspect-slopes .link').click();
          await panel.page.locator('.menu-item', { hasText: /^\s*gelu\s*$/ }).click();
        }
        await panel.screenshot(`inspected-${name}-${theme}-${width}`);
      }
    });
  }
});
