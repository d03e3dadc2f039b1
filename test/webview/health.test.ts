import assert from 'node:assert/strict';
import { mostPerFrame } from '../../webview/ui/paint-soon';
import { looks } from '../looks';
import { exampleSpec, LivePanel } from './live-panel';
import { type PanelPage, settle } from './panel-page';
import { panels } from './panels';

describe('a large view', () => {
  const open = panels();
  let flower: LivePanel;
  before(async () => {
    const { text, folder } = exampleSpec('flower', 200);
    flower = await LivePanel.of(text, folder);
  });

  const shown = (options: Parameters<typeof open>[1] = {}): Promise<PanelPage> =>
    open(flower.fixture, { width: 700, height: 900, ask: (...question) => flower.ask(...question), ...options });

  async function opened(options: Parameters<typeof open>[1] = {}): Promise<PanelPage> {
    const panel = await shown(options);
    await panel.page.click('[data-action="views"]');
    await panel.page.click('.menu-item >> text=Health');
    await panel.page.waitForSelector('.view-layers');
    return panel;
  }

  it('asks nothing before it is opened, nor once it is closed', async () => {
    const panel = await shown();
    const { page } = panel;
    await panel.emit('session', flower.fixture.session);
    assert.deepEqual(await panel.sent('health'), []);
    await panel.emit('view', { name: 'health' });
    await page.waitForSelector('.view-layers');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.large-view', { state: 'hidden' });
    const asked = (await panel.sent('health')).length;
    assert.ok(asked > 0);
    const { session, snapshot } = await flower.advance(0);
    await panel.emit('snapshot', snapshot);
    await panel.emit('session', { ...session });
    assert.equal((await panel.sent('health')).length, asked);
    assert.equal(await page.locator('.card').first().isVisible(), true);
  });

  it('covers what is below the toolbar, and gives the focus back to what opened it', async () => {
    const panel = await opened();
    const { page } = panel;
    assert.equal(await page.locator('.network').isVisible(), false);
    assert.equal(await page.locator('.toolbar').isVisible(), true);
    const focused = () => page.evaluate(() => document.activeElement?.className ?? '');
    assert.match(await focused(), /large-view/);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.large-view', { state: 'hidden' });
    assert.equal(
      await page.evaluate(() => document.activeElement?.getAttribute('data-action')),
      'views',
      'the button of the menu that it was opened from',
    );
  });

  it('paints at most 24 units with a frame, and all of them', async () => {
    const wide = await LivePanel.of(`nnet 1
seed 2
data { generate moons samples=40 }
model { input 2; dense a 60 relu; dense b 60 relu; dense output 1 sigmoid }
train { loss cross-entropy; optimizer adam lr=0.01; epochs 2 }
`);
    const panel = await open(wide.fixture, { width: 700, ask: (...question) => wide.ask(...question) });
    const { page } = panel;
    await page.evaluate(() => {
      const { prototype } = CanvasRenderingContext2D;
      const put = prototype.putImageData;
      const frames: number[] = [];
      let frame = 0;
      const count = (): void => {
        frame++;
        requestAnimationFrame(count);
      };
      count();
      prototype.putImageData = function (image: ImageData, x: number, y: number) {
        if (this.canvas.closest('.health-tile')) frames.push(frame);
        Reflect.apply(put, this, [image, x, y]);
      };
      Object.assign(window, { frames });
    });
    await panel.emit('view', { name: 'health' });
    await page.waitForSelector('.view-layers');
    await settle(page);
    const frames = await page.evaluate(() => (window as unknown as { frames: number[] }).frames);
    assert.equal(frames.length, await page.locator('.health-tile').count());
    assert.ok(frames.length > 2 * mostPerFrame, `${frames.length}`);
    const inOne = new Map<number, number>();
    for (const frame of frames) inOne.set(frame, (inOne.get(frame) ?? 0) + 1);
    assert.ok(Math.max(...inOne.values()) <= mostPerFrame, `${[...inOne.values()]}`);
  });

  it('paints the weights of a unit once, however often the session reports while they rest', async () => {
    const panel = await opened();
    const { page } = panel;
    await settle(page);
    await page.evaluate(() => {
      const { prototype } = CanvasRenderingContext2D;
      const put = prototype.putImageData;
      const painted = new Set<HTMLCanvasElement>();
      prototype.putImageData = function (image: ImageData, x: number, y: number) {
        painted.add(this.canvas);
        Reflect.apply(put, this, [image, x, y]);
      };
      Object.assign(window, { painted });
    });
    const tiles = () =>
      page.evaluate(() => {
        const { painted } = window as unknown as { painted: Set<HTMLCanvasElement> };
        return [...painted].filter((canvas) => canvas.closest('.health-tile')).length;
      });
    for (let report = 0; report < 3; report++) await panel.emit('session', { ...flower.fixture.session });
    assert.ok((await page.locator('.health-tile').count()) > 0);
    assert.equal(await tiles(), 0);
    await panel.wear('light');
    await page.waitForFunction(() => (window as unknown as { painted: Set<unknown> }).painted.size > 0);
    await settle(page);
    assert.equal(await tiles(), await page.locator('.health-tile').count(), 'each in the colours of the other theme');
  });

  it('takes the place of the microscope, and gives it up to it', async () => {
    const panel = await shown();
    const { page } = panel;
    await page.click('[data-action="microscope"]');
    await page.waitForSelector('.ledger');
    await panel.emit('view', { name: 'health' });
    await page.waitForSelector('.view-layers');
    assert.equal(await page.locator('.microscope').isVisible(), false);
    await page.click('[data-action="microscope"]');
    await page.waitForSelector('.ledger');
    assert.equal(await page.locator('.large-view').isVisible(), false);
  });

  it('has an entry in the inspector of the network, and a button that closes it', async () => {
    const panel = await shown({ width: 1280 });
    const { page } = panel;
    await page.click('.view-links button >> text=Health');
    await page.waitForSelector('.view-layers');
    await page.click('.large-view [data-action="close"]');
    await page.waitForSelector('.large-view', { state: 'hidden' });
  });
});

/** A spec of the flower whose hidden layer and output are written so. */
function flowerWith(hidden: string, output: string, epochs = 60): { readonly text: string; readonly folder: string } {
  const { text, folder } = exampleSpec('flower', epochs);
  return {
    folder,
    text: text
      .replace(/dense hidden .*/, `dense hidden ${hidden}`)
      .replace(/dense output .*/, `dense output ${output}`),
  };
}

describe('the health view', () => {
  const open = panels();

  async function opened(live: LivePanel, options: Parameters<typeof open>[1] = {}): Promise<PanelPage> {
    const ask = (...question: Parameters<LivePanel['ask']>) => live.ask(...question);
    const panel = await open(live.fixture, { width: 700, height: 1000, ask, ...options });
    await panel.emit('view', { name: 'health' });
    await panel.page.waitForSelector('.view-layers');
    return panel;
  }

  const live = ({ text, folder }: ReturnType<typeof flowerWith>): Promise<LivePanel> => LivePanel.of(text, folder);

  it('tells tied units, their equal gradients, the cause, and writes the remedy into the text', async () => {
    const panel = await opened(
      await live(flowerWith('4 tanh init=constant value=0.5', '1 sigmoid init=constant value=0.3')),
    );
    const { page } = panel;
    assert.match(
      await panel.words('.health-finding'),
      /^hidden 1, 2, 3 and 4 are one unit 4 times\. They started from one constant/,
    );
    for (const [line, name] of [/^d\s?z of example \d+/, /^d\s?W from x₁/].entries()) {
      const proof = page.locator('.health-proof').nth(line);
      assert.match((await proof.innerText()).replace(/\s+/g, ' '), name);
      const shown = await proof.locator('b').allInnerTexts();
      assert.equal(shown.length, 4);
      assert.equal(new Set(shown).size, 1);
      assert.match(shown[0] ?? '', /^−?[\d.]{7,}/);
    }
    assert.equal(await page.locator('.health-arcs path.identical').count(), 3);
    await panel.screenshot('health-constant');
    await page.click('.health-finding .link');
    const [edit] = await panel.waitSent('edit');
    assert.deepEqual(edit, { version: 7, edit: { type: 'initializer', layer: 1, initializer: 'xavier' } });
    assert.equal(await panel.words('.view-hint'), 'Written. Reset begins with it.');
  });

  it('tells units of zeros that never move, and dead ones with their cause', async () => {
    const zero = await opened(await live(flowerWith('4 tanh init=zeros', '1 sigmoid init=zeros')));
    assert.match(
      await zero.words('.health-finding'),
      /W, b and all gradients are 0, so no step moves them\. init=xavier$|init=xavier/,
    );
    const dead = await opened(await live(flowerWith('6 relu bias=-50', '1 sigmoid')));
    assert.match(await dead.words('.health-finding'), /^hidden 1, 2, 3, 4, 5 and 6 are dead\. Since the start g′ is 0/);
    assert.deepEqual(await dead.page.locator('.health-finding .link').allInnerTexts(), ['bias=0', 'leaky-relu']);
    assert.equal(await dead.page.locator('.health-cross').count(), 6);
    await dead.screenshot('health-dead');
  });

  it('opens a unit in the inspector, by keys', async () => {
    const panel = await opened(await live(flowerWith('6 tanh', '1 sigmoid')));
    const { page } = panel;
    assert.match(await panel.words('.health-fine'), /^No unit of 2 layers is tied, dead or saturated/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.large-view', { state: 'hidden' });
    await page.waitForFunction(() => document.querySelector('.inspect-which')?.textContent?.includes('unit 2 of 6'));
  });

  it('draws gradients and updates over the steps seen', async () => {
    const { text, folder } = flowerWith('6 tanh', '1 sigmoid', 500);
    const paused = await LivePanel.of(text, folder, { paused: true });
    const panel = await opened(paused);
    for (let k = 0; k < 4; k++) {
      const { session, snapshot } = await paused.advance(5);
      const asked = (await panel.sent('health')).length;
      await panel.emit('snapshot', snapshot);
      await panel.emit('session', session);
      await panel.waitSent('health', asked + 1);
    }
    await panel.page.waitForFunction(
      () => (document.querySelector('.health-line')?.getAttribute('d') ?? '').split('L').length >= 4,
    );
    await panel.screenshot('health-series');
  });

  it('fills gradients and updates of a finished run with moments before it was opened, and asks no more once it is closed', async () => {
    const finished = await live(flowerWith('6 tanh', '1 sigmoid', 900));
    const panel = await opened(finished, { width: 1280 });
    const { page } = panel;
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.health-line')].every(
        (line) => (line.getAttribute('d') ?? '').split('L').length >= 16,
      ),
    );
    await panel.screenshot('health-filled');
    const [first] = (await panel.sent('series')).map((params) => Reflect.get(Object(params), 'steps'));
    assert.ok(Array.isArray(first) && first.length <= 24 && first.length > 16);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.large-view', { state: 'hidden' });
    await settle(page);
    const asked = (await panel.sent('series')).length;
    await panel.emit('session', finished.fixture.session);
    await settle(page);
    assert.equal((await panel.sent('series')).length, asked);
  });

  for (const { theme, width } of looks) {
    it(`pictures of digits in ${theme} at ${width} px`, async () => {
      const { text, folder } = exampleSpec('digits', 3);
      const panel = await opened(await LivePanel.of(text, folder), { theme, width });
      await panel.screenshot(`health-${theme}-${width}`);
      const wide = await panel.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      assert.equal(wide, false, 'the page is as wide as its pane');
    });
  }
});
