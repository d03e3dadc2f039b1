import assert from 'node:assert/strict';
import { longestWait, Workbench } from './workbench';

describe('opening a spec', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open();
  });
  after(async () => {
    await workbench?.close();
  });

  it('shows the text with its highlighting', async () => {
    await workbench.openFile('flower.nnet');
    const line = workbench.line('dense hidden 4 tanh').first();
    await line.waitFor({ timeout: longestWait });
    await workbench.page.waitForFunction(
      () => {
        const shown = [...document.querySelectorAll('.view-line')].find((each) => each.textContent?.includes('dense'));
        const words = [...(shown?.querySelectorAll('span span') ?? [])];
        return new Set(words.map((word) => getComputedStyle(word).color)).size > 3;
      },
      undefined,
      { timeout: longestWait },
    );
    await workbench.screenshot('text-dark');
    assert.match((await line.textContent()) ?? '', /dense\shidden\s4\stanh/);
  });
});
