import assert from 'node:assert/strict';
import { isFull } from '../count';
import { Panel } from './panel';
import { longestWait, type Theme, Workbench } from './workbench';

const allLooks: readonly { readonly name: string; readonly theme: Theme; readonly narrow?: boolean }[] = [
  { name: 'light', theme: 'light' },
  { name: 'high-contrast', theme: 'high-contrast' },
  { name: 'high-contrast-light', theme: 'high-contrast-light' },
  { name: 'narrow', theme: 'dark', narrow: true },
];
/** In the short run, the one whose layout differs most. */
const looks = isFull ? allLooks : allLooks.filter(({ name }) => name === 'narrow');

/** A window in which the panel, alone, is 320 px wide. */
const narrowWindow = { width: 374, height: 900 };
const narrowPanel = 320;

describe('the panel’s looks', () => {
  for (const { name, theme, narrow = false } of looks) {
    it(`${name}: trains and shows a unit, and nothing runs out of the panel`, async () => {
      const workbench = await Workbench.open({
        theme,
        viewport: narrow ? narrowWindow : { width: 1500, height: 950 },
      });
      try {
        const panel = await show(workbench, narrow);
        await panel.button('Train').click();
        await panel.reaches('epoch', (epoch) => epoch === 10_000);
        await panel.clickUnit('hidden', 2);
        await panel.inspector.locator('math').first().waitFor({ timeout: longestWait });
        await workbench.screenshot(`trained-${name}`);
        const { inner, outer } = await panel.frame.locator('body').evaluate((body) => ({
          inner: body.scrollWidth,
          outer: body.clientWidth,
        }));
        assert.ok(inner <= outer, `${inner} px of content in ${outer} px`);
        if (narrow) assert.ok(Math.abs(outer - narrowPanel) < 12, `the panel is ${outer} px wide`);
      } finally {
        await workbench.close();
      }
    });
  }
});

async function show(workbench: Workbench, narrow: boolean): Promise<Panel> {
  await workbench.openFile('flower.nnet');
  if (!narrow) return Panel.beside(workbench);
  await workbench.page.keyboard.press('Control+b');
  await workbench.runCommand('NNet: Open Diagram');
  const panel = await Panel.shown(workbench);
  await workbench.runCommand('View: Close Editors in Other Groups');
  return panel;
}
