import assert from 'node:assert/strict';
import { isFull, someOf } from '../count';
import { tenNetworks, tenthOf } from './fixture/ten-networks';
import { themes } from './fixture/themes';
import type { PanelPage } from './panel-page';
import { panels } from './panels';
import { type TextFault, textFaults } from './text-faults';

const allSizes = [
  [1280, 800],
  [760, 800],
  [640, 800],
  [480, 800],
  [320, 800],
] as const;
const sizes = someOf(allSizes, 3);
const shownThemes = isFull ? themes : (['dark'] as const);

describe('no text of the panel is cut, covered, crossed or overlapped', () => {
  const open = panels();

  /** Measures the page as it is, and says what it shows. */
  const measure = async (panel: PanelPage, state: string, all: string[]): Promise<void> => {
    const faults: TextFault[] = await panel.page.evaluate(textFaults);
    for (const { kind, text, by, where } of faults) all.push(`${state}: “${text}” ${kind} by ${by} at ${where}`);
  };

  for (const name of someOf(tenNetworks, 6)) {
    it(`${name}: ${sizes.length} widths, ${shownThemes.length} themes, and what is chosen`, async () => {
      const fixture = tenthOf(name);
      const lang = name.includes('Chinese') ? 'zh-cn' : 'en';
      const panel = await open(fixture, { recorded: true, lang });
      const faults: string[] = [];
      const { layers } = fixture.network;
      const first = layers.find((layer) => layer.kind === 'dense')?.position ?? 1;
      const everywhere = async (state: string, worn: readonly (typeof themes)[number][]): Promise<void> => {
        for (const theme of worn) {
          if (worn.length > 1) await panel.wear(theme);
          for (const [width, height] of sizes) {
            await panel.resize(width, height);
            await measure(panel, `${state}, ${width} px, ${theme}`, faults);
          }
        }
        await panel.resize(1280, 800);
      };
      await everywhere('training', ['dark']);
      await panel.page.locator(`.card[data-position="${first}"] .card-name`).click();
      await panel.page.locator('.inspect-spread-A').waitFor();
      await everywhere('a layer', ['dark']);
      const unit = Math.min(2, layers[first]?.units ?? 1);
      for (let i = 0; i < unit; i++) {
        await panel.page.locator('.inspect-steps vscode-button').nth(1).click();
        await panel.page.locator('.inspect-which', { hasText: new RegExp(`\\b${i + 1}\\b`) }).waitFor();
      }
      await panel.page.locator('.inspect-sum [data-total]').waitFor();
      await everywhere('a unit', shownThemes);
      await panel.wear('dark');
      await panel.emit('session', { engine: 'none', disabled: {}, specChanged: false });
      await everywhere('untrained', ['dark']);
      assert.deepEqual(faults, [], `${faults.length} texts cannot be read`);
    });
  }
});
