import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { seenInFourLooks } from './four-looks';
import { Panel } from './panel';
import { until } from './until';
import { longestWait, Workbench } from './workbench';

describe('a person with the course', () => {
  let workbench: Workbench;
  let lesson: FrameLocator;

  before(async () => {
    workbench = await Workbench.open({ viewport: { width: 1500, height: 950 } });
    await workbench.runCommand('NNet: Open the Course');
    lesson = workbench.webview();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.failed('course-failed');
  });
  after(async () => {
    await workbench?.close();
  });

  const check = (at: number) => lesson.locator(`[data-check="${at}"]`);
  const titled = (title: string) => lesson.locator('h1', { hasText: title }).waitFor({ timeout: longestWait });

  it('finds the lessons, and the third of them', async () => {
    await titled('The course');
    assert.equal(await lesson.locator('[data-lesson]').count(), 8);
    await seenInFourLooks(workbench, 'course-contents');
    await lesson.locator('[data-lesson="3-planar-flower"]').click();
    await titled('The planar flower');
    assert.equal(await lesson.locator('.lesson-check.is-open').count(), 14);
  });

  it('trains by the lesson’s link, beside it, and sees that the published costs come out', async () => {
    await lesson.locator('.lesson-act', { hasText: 'Train with four hidden units' }).click();
    for (let at = 1; at <= 9; at++) {
      await lesson.locator(`[data-check="${at}"].is-met`).waitFor({ timeout: longestWait });
    }
    assert.match((await check(2).getAttribute('title')) ?? '', /^0\.28808\d, as the lesson says$/);
    assert.equal(await lesson.locator('.is-missed').count(), 0);
    await workbench.screenshot('course-flower');
  });

  it('goes to a step and to a layer by its links', async () => {
    await lesson.locator('.lesson-act', { hasText: 'Go back to step 1 000' }).click();
    const panel = await Panel.shown(workbench, 1);
    await panel.frame.locator('.band-words', { hasText: 'step 1,000 of 10,000' }).waitFor({ timeout: longestWait });
    await lesson.locator('.lesson-act', { hasText: 'Select the hidden layer' }).click();
    await panel.layer('hidden').and(panel.frame.locator('[aria-selected="true"]')).waitFor({ timeout: longestWait });
    await workbench.screenshot('course-step');
  });

  it('comes to the next lesson, whose checks are open', async () => {
    await lesson.locator('[data-go="lesson-next"]').click();
    await titled('Activation functions');
    assert.equal(await lesson.locator('.lesson-check:not(.is-open)').count(), 0);
    await seenInFourLooks(workbench, 'course-next');
  });
});

describe('a person who looks for a way into the course', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({ viewport: { width: 1700, height: 850 } });
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.failed('course-way-failed');
  });
  after(async () => {
    await workbench?.close();
  });

  /** The webview in which something is: a walkthrough's picture is one, too. */
  const webviewWith = (selector: string, words = ''): Promise<number> =>
    until(async () => {
      const count = await workbench.page.locator('iframe.webview.ready').count();
      for (let n = 0; n < count; n++) {
        if ((await workbench.webview(n).locator(selector, { hasText: words }).count()) > 0) return n;
      }
      return undefined;
    });
  const opensFirst = (title: string) => webviewWith('h1', title);

  it('is led to the first lesson by the walkthrough', async () => {
    const { page } = workbench;
    await workbench.runAsking('Welcome: Open Walkthrough', 'Neural Networks with NNet');
    const button = page.locator('.monaco-button', { hasText: 'Open the First Lesson' }).first();
    await button.waitFor({ timeout: longestWait });
    // The picture of a step is drawn in a webview of its own.
    await webviewWith('svg');
    await workbench.screenshot('course-walkthrough');
    await button.click();
    await opensFirst('Logistic regression');
  });

  it('builds XOR of three inputs as a tree, and sees its layers', async () => {
    const { page } = workbench;
    // A lesson that is still loading takes the focus, and a list of choices closes where it loses it.
    await workbench.runCommand('View: Close All Editors');
    await page.locator('iframe.webview.ready').waitFor({ state: 'detached', timeout: longestWait });
    await workbench.runAsking('NNet: Build an XOR Network', /^3/, 'As a tree of XORs', 'Threshold: 0 or 1');
    const file = page.locator('.quick-input-widget input.input');
    await until(async () => (await file.inputValue()).endsWith('xor-3-tree.nnet') || undefined);
    await page.keyboard.press('Enter');
    const panel = await Panel.shown(workbench, await webviewWith('[role=treeitem]'));
    assert.equal(await panel.layers().count(), 5);
    assert.match(workbench.read('xor-3-tree.nnet'), /weights "xor-3-tree\.safetensors"/);
    await workbench.screenshot('course-xor');
  });
});

describe('a person with no folder open', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({ empty: true });
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.failed('course-empty-failed');
  });
  after(async () => {
    await workbench?.close();
  });

  it('finds a way into the course where the files would be', async () => {
    const { page } = workbench;
    const button = page.locator('.explorer-viewlet .monaco-button', { hasText: 'Open the Course' });
    // A window without a folder begins with its side bar closed.
    await workbench.repeat(() => page.locator('.activitybar .codicon-explorer-view-icon').click(), button);
    await workbench.screenshot('course-empty');
    await button.click();
    const lesson = workbench.webview();
    await lesson.locator('h1', { hasText: 'The course' }).waitFor({ timeout: longestWait });
    await lesson.locator('[data-lesson="1-logistic-regression"]').click();
    await lesson.locator('h1', { hasText: 'Logistic regression' }).waitFor({ timeout: longestWait });
    await workbench.screenshot('course-empty-lesson');
  });
});
