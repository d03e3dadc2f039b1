import assert from 'node:assert/strict';
import { seenInFourLooks } from './four-looks';
import { longestWait, Workbench } from './workbench';

describe('a person who wants their network as formulas', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({ viewport: { width: 1500, height: 950 } });
    await workbench.openFile('flower.nnet');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.failed('derive-failed');
  });
  after(async () => {
    await workbench?.close();
  });

  it('gets a document whose preview is typeset, and whose every line was checked', async () => {
    await workbench.runCommand('NNet: Derive Formulas of this Network');
    await workbench.page.locator('.tab.active', { hasText: 'Untitled' }).waitFor({ timeout: longestWait });
    await workbench.runCommand('Markdown: Open Preview');
    const preview = workbench.webview();
    await preview.locator('.katex').nth(30).waitFor({ timeout: longestWait });
    assert.equal(await preview.locator('.katex-error').count(), 0);
    const text = await preview.locator('body').innerText();
    assert.doesNotMatch(text, /\$/, 'a formula is not typeset');
    await seenInFourLooks(workbench, 'derive', true);
  });
});
