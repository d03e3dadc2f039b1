import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { Panel } from './panel';
import { patience, type Theme, Workbench } from './workbench';

/** How a person with one theme and one width of window sees the course. */
const looks: readonly { readonly theme: Theme; readonly width: number }[] = [
  { theme: 'dark', width: 1500 },
  { theme: 'light', width: 1280 },
];

for (const { theme, width } of looks) {
  describe(`a person with the course, in ${theme} at ${width} px`, () => {
    let workbench: Workbench;
    let lesson: FrameLocator;

    before(async () => {
      workbench = await Workbench.open({ theme, viewport: { width, height: 950 } });
      await workbench.runCommand('NNet: Open the Course');
      lesson = workbench.webview();
    });
    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await workbench.failed(`course-failed-${theme}`);
    });
    after(async () => {
      await workbench?.close();
    });

    const check = (at: number) => lesson.locator(`[data-check="${at}"]`);
    const titled = (title: string) => lesson.locator('h1', { hasText: title }).waitFor({ timeout: patience });

    it('finds the lessons, and the third of them', async () => {
      await titled('The course');
      assert.equal(await lesson.locator('[data-lesson]').count(), 8);
      await workbench.screenshot(`course-contents-${theme}`);
      await lesson.locator('[data-lesson="3-planar-flower"]').click();
      await titled('The planar flower');
      assert.equal(await lesson.locator('.lesson-check.is-open').count(), 14);
    });

    it('trains by the lesson’s link, beside it, and sees that the published costs come out', async () => {
      await lesson.locator('.lesson-act', { hasText: 'Train with four hidden units' }).click();
      for (let at = 1; at <= 9; at++) {
        await lesson.locator(`[data-check="${at}"].is-met`).waitFor({ timeout: patience });
      }
      assert.match((await check(2).getAttribute('title')) ?? '', /^0\.28808\d, as the lesson says$/);
      assert.equal(await lesson.locator('.is-missed').count(), 0);
      await workbench.screenshot(`course-flower-${theme}`);
    });

    it('goes to a step and to a layer by its links', async () => {
      await lesson.locator('.lesson-act', { hasText: 'Go back to step 1 000' }).click();
      const panel = await Panel.shown(workbench, 1);
      await panel.frame.locator('.band-words', { hasText: 'step 1,000 of 10,000' }).waitFor({ timeout: patience });
      await lesson.locator('.lesson-act', { hasText: 'Select the hidden layer' }).click();
      await panel.layer('hidden').and(panel.frame.locator('[aria-selected="true"]')).waitFor({ timeout: patience });
      await workbench.screenshot(`course-step-${theme}`);
    });

    it('comes to the next lesson, whose checks are open', async () => {
      await lesson.locator('[data-go="lesson-next"]').click();
      await titled('Activation functions');
      assert.equal(await lesson.locator('.lesson-check:not(.is-open)').count(), 0);
      await workbench.screenshot(`course-next-${theme}`);
    });
  });
}
