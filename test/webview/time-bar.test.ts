import assert from 'node:assert/strict';
import type { PanelFixture } from './fixture/panel';
import { exampleSpec, LivePanel } from './live-panel';
import type { PanelPage } from './panel-page';
import { panels } from './panels';

describe('the time bar', () => {
  const open = panels();
  let flower: LivePanel;
  // What one test has shown of the run is not shown to the next one.
  beforeEach(async () => {
    const { text, folder } = exampleSpec('flower', 1500);
    flower = await LivePanel.of(text, folder);
  });

  /** The flower's panel, with some of what the host gives it otherwise. */
  const opened = (more: Partial<PanelFixture> = {}, look: Parameters<typeof open>[1] = {}): Promise<PanelPage> =>
    open({ ...flower.fixture, ...more }, { width: 900, ask: (...question) => flower.ask(...question), ...look });

  it('says in the tooltip of the slider what the saved moments take, and how much they may', async () => {
    const { session } = flower.fixture;
    const moments = { count: 24, bytes: 3_292_529 };
    const stored = { ...session, progress: { ...(session.progress ?? assert.fail()), moments }, momentLimit: 2 ** 28 };
    for (const [lang, words] of [
      ['en', 'saved moments to go back to: 24, 3.14 MB of at most 256 MB on disk (setting nnet.replay.diskLimit)'],
      ['zh-cn', '保存的可返回时刻：24 个，占用磁盘 3.14 MB，上限 256 MB（设置 nnet.replay.diskLimit）'],
    ] as const) {
      const panel = await opened({ session: stored }, { lang });
      const slider = panel.page.locator('.time-slider');
      const [said, told] = ((await slider.getAttribute('title')) ?? '').split('\n');
      assert.equal(said, await slider.getAttribute('aria-valuetext'));
      assert.equal(told, words);
      await panel.emit('session', session);
      assert.equal(await slider.getAttribute('title'), said, 'a run without a folder has no moments');
    }
  });

  it('has the slider of speed where it was left in another diagram, and tells the engine', async () => {
    const panel = await opened({ speed: { position: 25 } });
    const { page } = panel;
    assert.equal(await page.locator('.speed-slider').inputValue(), '25');
    assert.match(await panel.words('.time-rate'), /^10\b/);
    assert.equal(Reflect.get(Object((await panel.waitSent('watch')).at(-1)), 'pace'), 10);
    assert.deepEqual(await panel.sent('speed'), [], 'it was not moved here');
    await panel.screenshot('time-speed-kept');
  });

  it('plays the run backwards to its beginning, and from the end again', async () => {
    const panel = await opened();
    const { page } = panel;
    const back = page.locator('.time-bar [data-action="debug-reverse-continue"]');
    assert.equal(await back.getAttribute('aria-label'), 'Play the run backwards');
    await back.click();
    const pause = page.locator('.time-bar [data-action="debug-pause"]');
    await pause.waitFor();
    await pause.waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.querySelector('.time-step')?.textContent?.trim().startsWith('0 /'));
    assert.match(await panel.words('.moment-band'), /step 0 of 1,500/);
    const asked = async (): Promise<number[]> =>
      (await panel.sent('travel')).map((params) => Number(Reflect.get(Object(params), 'step')));
    const way = await asked();
    assert.deepEqual([way[0], way.at(-1)], [1500, 0]);
    assert.ok(way.length > 3, `${way.length} pictures`);
    assert.ok(
      way.every((step, at) => at === 0 || step < (way[at - 1] ?? 0)),
      `${way}`,
    );
    await back.click();
    await page.waitForFunction(() => {
      const step = Number.parseInt(document.querySelector('.time-step')?.textContent?.replace(',', '') ?? '', 10);
      return step > 0 && step < 1500;
    });
    await pause.click();
    await back.waitFor();
    assert.equal((await asked())[way.length], 1500);
  });

  /** Chooses a condition of the form and searches the run for it; gives what the form says then. */
  async function searched({ page }: PanelPage, choice: string, number?: string): Promise<string> {
    await page.selectOption('.until-choice', choice);
    assert.equal(await page.locator('.until-number').count(), number === undefined ? 0 : 1);
    if (number !== undefined) await page.fill('.until-number', number);
    await page.click('.until [data-action="search"]');
    const note = page.locator('.until-note', { hasText: /at step|nowhere/ });
    await note.waitFor();
    return note.innerText();
  }

  it('goes to the first moment at which ‖∇J‖ is beyond a bound', async () => {
    const panel = await opened();
    const { page } = panel;
    const found = await searched(panel, 'gradient-above', '0.05');
    assert.deepEqual((await panel.sent('search')).at(-1), { goals: [{ of: 'gradient', is: 'above', bound: 0.05 }] });
    const [, norm, step] = /^‖∇J‖ (0\.\d+) at step (\d+)$/.exec(found) ?? assert.fail(found);
    assert.ok(Number(norm) > 0.05, found);
    assert.ok(Number(step) > 0, 'the weights begin small, and so do the gradients');
    assert.equal(await page.locator('.time-step').innerText(), `${step} / 1,500`);
    await panel.screenshot('until-gradient');
  });

  it('goes to the first moment at which a unit is dead', async () => {
    const { text, folder } = exampleSpec('flower', 300);
    const hot = text.replace('dense hidden 4 tanh', 'dense hidden 4 relu').replace('lr=1.2', 'lr=8');
    const dying = await LivePanel.of(hot, folder);
    const panel = await open(dying.fixture, { width: 900, ask: (...question) => dying.ask(...question) });
    assert.equal(await searched(panel, 'dead'), 'unit 4 of “hidden” is dead at step 12');
    assert.deepEqual((await panel.sent('search')).at(-1), { goals: [{ of: 'dead' }] });
    assert.equal(await panel.page.locator('.time-step').innerText(), '12 / 300');
    await panel.screenshot('until-dead');
  });
});
