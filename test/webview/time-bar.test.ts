import assert from 'node:assert/strict';
import type { PanelFixture } from './fixture/panel';
import { exampleSpec, LivePanel } from './live-panel';
import type { PanelPage } from './panel-page';
import { panels } from './panels';

describe('the time bar', () => {
  const open = panels();
  let flower: LivePanel;
  before(async () => {
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
});
