import assert from 'node:assert/strict';
import type { RaceView } from '../../src/protocol/landscape';
import { looks } from '../looks';
import { exampleSpec, LivePanel } from './live-panel';
import type { PanelPage } from './panel-page';
import { panels } from './panels';

/** One feature, whose classes overlap: the plane of w and b is all there is. */
const single = `nnet 1
seed 5
data { generate blobs samples=40 features=1 classes=2 noise=3 seed=4 }
model {
  input 1
  dense output 1 sigmoid init=constant value=-6 bias=4
}
train {
  loss cross-entropy
  optimizer gradient-descent lr=1
  epochs 200
  precision float64
}
`;

describe('the landscape', () => {
  const open = panels();
  let line: LivePanel;
  let flower: LivePanel;
  before(async () => {
    line = await LivePanel.of(single);
    const { text, folder } = exampleSpec('flower', 400);
    flower = await LivePanel.of(text, folder);
  });

  async function opened(live: LivePanel, options: Parameters<typeof open>[1] = {}): Promise<PanelPage> {
    const ask = (...question: Parameters<LivePanel['ask']>) => live.ask(...question);
    const panel = await open(live.fixture, { width: 700, height: 980, ask, ...options });
    await panel.emit('view', { name: 'landscape' });
    return panel;
  }

  /** Waits until nothing is under way any more. */
  const finished = async ({ page }: PanelPage): Promise<void> => {
    await page.waitForSelector('[data-tile^="cut-"]', { timeout: 120_000 });
    await page.waitForSelector('.landscape-progress', { state: 'detached', timeout: 120_000 });
  };

  const plane = ({ page }: PanelPage, name: string) => page.locator(`[data-tile="${name}"]`).getAttribute('aria-label');
  const waitForPlane = ({ page }: PanelPage, name: string, words: string) =>
    page.waitForSelector(`[data-tile="${name}"][aria-label*="${words}"]`);

  it('asks nothing before it is opened, nor once it is closed', async () => {
    const panel = await open(flower.fixture, { width: 700, ask: (...question) => flower.ask(...question) });
    assert.deepEqual([await panel.sent('landscape'), await panel.sent('race')], [[], []]);
    await panel.emit('view', { name: 'landscape' });
    await finished(panel);
    await panel.page.keyboard.press('Escape');
    const asked = (await panel.sent('landscape')).length;
    assert.ok(asked > 0);
    const { session, snapshot } = await flower.advance(0);
    await panel.emit('snapshot', snapshot);
    await panel.emit('session', { ...session });
    assert.equal((await panel.sent('landscape')).length, asked);
    assert.deepEqual(await panel.sent('race'), [], 'a race begins where a person starts it');
  });

  it('has the way of each cost for two parameters, and the run’s own along its path', async () => {
    const panel = await opened(line);
    await finished(panel);
    const [entropy, squares] = [await plane(panel, 'plane-cross-entropy'), await plane(panel, 'plane-mse')];
    assert.match(
      entropy ?? '',
      /^cross-entropy over the plane: \S+ at the start, 0\.2477 after 200 steps, lowest 0\.2435$/,
    );
    assert.match(squares ?? '', /^squares over the plane: .* after 200 steps, lowest 0\.04003$/);
    assert.match((await panel.page.locator('.landscape-costs').textContent()) ?? '', /convex: .*not convex: /s);
    await panel.page.click('text=along the path');
    await panel.page.waitForSelector('.view-landscape h3:has-text("Along the path")', { timeout: 60_000 });
    await panel.page.waitForSelector('.view-landscape h3:has-text("2 parameters · the plane holds 100.0 %")');
    await finished(panel);
  });

  it('goes along the way by keys, and plays it', async () => {
    const panel = await opened(line);
    const { page } = panel;
    await finished(panel);
    for (let k = 0; k < 5; k++) await page.keyboard.press('ArrowLeft');
    // The kept step at 90 % of 200 steps or just before it.
    const label = (await plane(panel, 'plane-cross-entropy')) ?? '';
    const step = Number(/after (\d+) steps/.exec(label)?.[1]);
    assert.ok(step > 170 && step <= 180, label);
    await page.keyboard.press('ArrowRight');
    assert.notEqual(await plane(panel, 'plane-cross-entropy'), label);
    for (let k = 0; k < 60; k++) await page.keyboard.press('ArrowLeft');
    await waitForPlane(panel, 'plane-cross-entropy', 'after 0 steps');
    await page.keyboard.press(' ');
    await page.waitForSelector('.key-row:has-text("pause")');
    await waitForPlane(panel, 'plane-cross-entropy', 'after 200 steps');
    await page.waitForSelector('.key-row:has-text("play")');
  });

  it('races what a person chooses, again where a rate changes, and tells who diverges', async () => {
    const wild = await LivePanel.of(
      single.replace('cross-entropy', 'mse').replace('sigmoid', 'linear').replace('lr=1', 'lr=0.01'),
    );
    const panel = await opened(wild);
    const { page } = panel;
    await finished(panel);
    await page.fill('.race-steps input', '60');
    await page.click('text=Start the race');
    await page.waitForSelector('[data-tile="race-plane"]', { timeout: 60_000 });
    await finished(panel);
    const rows = () => page.locator('.race-table tbody tr').allTextContents();
    const waitForRows = (count: number) =>
      page.waitForFunction((n) => document.querySelectorAll('.race-table tbody tr').length === n, count);
    assert.equal((await rows()).length, 4);
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.locator('.race-table .chosen').count(), 1);
    const before = (await page.locator('.race-table .chosen th').textContent()) ?? '';
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(
      (name) => document.querySelector('.race-table .chosen th')?.textContent !== name,
      before,
    );
    const rate = page.getByLabel('Learning rate of gradient-descent');
    await rate.fill('1e9');
    await rate.press('Enter');
    await page.waitForSelector('tr:has-text("gradient-descent") .race-diverged:has-text("diverged at ")');
    await rate.fill('not a rate');
    await rate.press('Enter');
    assert.equal(await rate.inputValue(), '1000000000');
    await page.click('text=Add a runner…');
    await page.click('.menu-item >> text=adamw');
    await waitForRows(5);
    // Whom a person has chosen stays chosen where another one is taken out.
    await page.click('.race-table th:text-is("adam")');
    await page.waitForSelector('.race-table .chosen th:text-is("adam")');
    await page.click('[aria-label="Take momentum out of the race"]');
    await waitForRows(4);
    assert.equal(await page.locator('.race-table .chosen th').textContent(), 'adam');
    await page.click('.race-table th:text-is("adamw")');
    await page.click('[aria-label="Take adamw out of the race"]');
    await waitForRows(3);
    assert.equal(await page.locator('.race-table .chosen').count(), 1, 'of those that are left');
    const [last] = (await panel.sent('race')).slice(-1) as { runners: { name: string }[] }[];
    assert.ok(last?.runners.some(({ name }) => name === 'gradient-descent'));
  });

  for (const { theme, width } of looks) {
    it(`shows ways before the race has ended, and marks their plane, in ${theme} at ${width} px`, async () => {
      // Answers wait once one has ways of half the race or more: a page that is drawn all the time never rests.
      let goOn = (): void => undefined;
      const whole = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      let isHalf = false;
      const ask = async (method: string, params: unknown) => {
        if (method !== 'race') return flower.ask(method, params);
        if (isHalf) await whole;
        const answer = await flower.ask(method, params);
        const { plane, steps } = answer.result as RaceView;
        isHalf = plane?.upTo !== undefined && 2 * plane.upTo >= steps;
        return answer;
      };
      const panel = await opened(flower, { theme, width, ask });
      const { page } = panel;
      await finished(panel);
      // Another number of steps than other races have, whose answers are known to the end.
      const race = theme === 'dark' ? width + 1 : width + 2;
      await page.fill('.race-steps input', String(race));
      await page.click('text=Start the race');
      await page.waitForFunction((half) => {
        const label = document.querySelector('[data-tile="race-plane"]')?.getAttribute('aria-label') ?? '';
        const [, steps] = /^Provisional: the ways so far of 4 runners.* first ([\d,]+) steps$/.exec(label) ?? [];
        return Number(steps?.replace(',', '')) >= half;
      }, race / 2);
      await page.waitForSelector('.view-race .landscape-foot:has-text("drawn once all have ended")');
      await page.locator('.view-race .landscape-foot').scrollIntoViewIfNeeded();
      await panel.screenshot(`landscape-race-under-way-${theme}-${width}`);
      goOn();
      await waitForPlane(panel, 'race-plane', 'The ways of 4 runners');
      await finished(panel);
      await page.waitForSelector('.view-race .landscape-foot:has-text("the same start")');
      assert.equal(await page.locator('.landscape-foot:has-text("Provisional")').count(), 0);
    });
  }

  it('is stopped and goes on by a link, and says so', async () => {
    // The first answer is of a quarter of the work, and the others wait: a page that is drawn all the time never rests.
    let done = 0.25;
    let goOn = (): void => undefined;
    const whole = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let answers = 0;
    const ask = async (method: string, params: unknown) => {
      const answer = await flower.ask(method, params);
      if (method !== 'landscape') return answer;
      if (answers++ > 0) await whole;
      return { ...answer, result: { ...(answer.result as object), done } };
    };
    const panel = await open(flower.fixture, { width: 700, height: 980, ask });
    const { page } = panel;
    await panel.emit('view', { name: 'landscape' });
    await page.waitForSelector('.landscape-progress');
    await page.click('.view-landscape button:has-text("Stop")');
    await page.waitForSelector('.landscape-progress:has-text("stopped at 25.00 %")');
    const asked = (await panel.sent('landscape')).length;
    await page.keyboard.press('ArrowLeft');
    assert.ok((await panel.sent('landscape')).length <= asked + 1);
    done = 1;
    await page.click('.view-landscape button:has-text("Go on")');
    goOn();
    await page.waitForSelector('.landscape-progress', { state: 'detached' });
  });

  it('says why there is none: no run yet, a network that is too large, no engine', async () => {
    const { text, folder } = exampleSpec('flower', 400);
    const fresh = await opened(await LivePanel.of(text, folder, { paused: true }));
    await fresh.page.waitForSelector('.landscape-hint:has-text("has not moved its parameters")');
    const refusal = { code: 'landscape-large', args: { parameters: 1_200_000, limit: 1_000_000 } };
    const large = await open(flower.fixture, {
      width: 700,
      ask: async (method, params) => {
        const answer = await flower.ask(method, params);
        return method === 'landscape' ? { ...answer, result: { ...(answer.result as object), refusal } } : answer;
      },
    });
    await large.emit('view', { name: 'landscape' });
    await large.page.waitForSelector('.landscape-hint:has-text("a landscape is drawn for 1000000 at most")');
    assert.equal(await large.page.locator('.view-race').count(), 0);
    await large.emit('session', {
      engine: 'none',
      disabled: {},
      specChanged: false,
      sentence: 'The spec has 2 errors.',
    });
    await large.page.waitForSelector('.view-hint:has-text("The spec has 2 errors.")');
  });

  it('saves its pictures', async () => {
    const panel = await opened(line);
    await finished(panel);
    for (const format of ['PNG', 'SVG']) {
      await panel.page.click('.view-landscape [data-action="save"]');
      await panel.page.click(`.menu-item >> text=${format}`);
      await panel.page.waitForSelector(`.landscape-note:has-text("-landscape.${format.toLowerCase()} saved")`);
    }
    const names = (await panel.sent('save')).map((params) => (params as { name: string }).name);
    assert.deepEqual(
      names.map((name) => name.split('-').at(-1)),
      ['landscape.png', 'landscape.svg'],
    );
  });

  for (const { theme, width } of looks) {
    it(`pictures in ${theme} at ${width} px`, async () => {
      const panel = await opened(line, { theme, width });
      await finished(panel);
      await panel.screenshot(`landscape-two-${theme}-${width}`);
      const race = await opened(flower, { theme, width });
      await finished(race);
      await race.page.click('text=Start the race');
      await race.page.waitForSelector('[data-tile="race-plane"]', { timeout: 120_000 });
      await finished(race);
      await race.screenshot(`landscape-race-${theme}-${width}`);
      const wide = await race.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      assert.equal(wide, false, 'the page is as wide as its pane');
    });
  }
});
