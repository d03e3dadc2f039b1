import assert from 'node:assert/strict';
import { historyOf } from '../../src/runs/history/columns';
import { exampleSpec, LivePanel } from './live-panel';
import { type PanelPage, settle } from './panel-page';
import { panels } from './panels';

type PanelAsk = LivePanel['ask'];

describe('going through a run', () => {
  const open = panels();
  let flower: LivePanel;
  before(async () => {
    const { text, folder } = exampleSpec('flower', 1500);
    flower = await LivePanel.of(text, folder);
  });

  const opened = (options: Parameters<typeof open>[1] = {}): Promise<PanelPage> =>
    open(flower.fixture, { width: 900, height: 900, ask: (...question) => flower.ask(...question), ...options });

  /** The step that the time bar shows. */
  const shown = ({ page }: PanelPage): Promise<string> => page.locator('.time-step').innerText();

  async function waitFor({ page }: PanelPage, step: string): Promise<void> {
    await page.waitForFunction(
      (text) => document.querySelector('.time-step')?.textContent?.trim().startsWith(text),
      step,
    );
    await settle(page);
  }

  it('takes every region to the step that the slider says', async () => {
    const panel = await opened();
    const { page } = panel;
    assert.match(await shown(panel), /^1,500 \/ 1,500$/);
    assert.equal(await page.locator('.moment-band').isVisible(), false);
    await page.locator('.time-slider').evaluate((slider) => {
      if (!(slider instanceof HTMLInputElement)) return;
      slider.value = '800';
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await page.waitForSelector('.moment-band:not([hidden])');
    await settle(page);
    const words = await panel.words('.moment-band');
    assert.match(
      words,
      /^Everything below shows step 34\d of 1,500 cost 0\.3\d+ accuracy \d\d\.\d\d % Branch from here… Back to the end$/,
    );
    await panel.clickUnit(1, 1);
    await page.waitForSelector('[data-total]');
    const apart = await page.locator('.inspect-moment').allInnerTexts();
    assert.equal(apart.join(''), '', 'the inspector is of the same moment');
    await page.click('.band-back');
    await page.waitForSelector('.moment-band', { state: 'hidden' });
    assert.match(await shown(panel), /^1,500/);
  });

  it('goes by keys and buttons, step by step', async () => {
    const panel = await opened();
    const { page } = panel;
    await page.keyboard.press(',');
    await waitFor(panel, '1,499');
    await page.keyboard.press(',');
    await waitFor(panel, '1,498');
    await page.keyboard.press('.');
    await waitFor(panel, '1,499');
    await page.click('.time-bar [data-action="chevron-right"]');
    await waitFor(panel, '1,500');
    await page.click('.time-bar [data-action="chevron-left"]');
    await waitFor(panel, '1,499');
    await page.click('.band-back');
    await waitFor(panel, '1,500');
  });

  it('goes to the place of the curve that is clicked, and draws a cursor there', async () => {
    const panel = await opened();
    const { page } = panel;
    const box = await page.locator('.pane-cost .u-over').boundingBox();
    assert.ok(box);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await waitFor(panel, '75');
    assert.match(await shown(panel), /^7[45]\d /);
    await panel.screenshot('time-dark-900');
    await page.click('[data-action="microscope"]');
    await page.waitForSelector('.ledger');
    assert.match(await panel.words('.moment-band'), /step 7[45]\d of/);
    await panel.screenshot('time-microscope-900');
    await page.keyboard.press('Escape');
    await page.click('.band-back');
    await waitFor(panel, '1,500');
  });

  it('plays the run as a film, at a speed that is chosen', async () => {
    const panel = await opened();
    const { page } = panel;
    await page.locator('.speed-slider').evaluate((slider) => {
      if (!(slider instanceof HTMLInputElement)) return;
      slider.value = '100';
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    });
    assert.match(await panel.words('.time-speed'), /full speed/);
    await page.click('.time-bar [data-action="play"]');
    await page.waitForSelector('.time-bar [data-action="debug-pause"]');
    await page.waitForSelector('.moment-band:not([hidden])');
    await page.waitForFunction(
      () => Number.parseInt(document.querySelector('.time-step')?.textContent?.replace(',', '') ?? '0', 10) > 100,
    );
    await page.click('.time-bar [data-action="debug-pause"]');
    await page.waitForSelector('.time-bar [data-action="play"]');
    await page.click('.band-back');
    await waitFor(panel, '1,500');
  });

  it('has the speed of training, which the engine and the host are told', async () => {
    const panel = await opened();
    const { page } = panel;
    const slide = (value: string): Promise<void> =>
      page.locator('.speed-slider').evaluate((slider, to) => {
        if (!(slider instanceof HTMLInputElement)) return;
        slider.value = to;
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      }, value);
    assert.match(await panel.words('.time-rate'), /^full speed$/);
    await slide('50');
    await page.waitForFunction(() => document.querySelector('.time-rate')?.textContent?.includes('100'));
    const watched = async (): Promise<unknown> => {
      await settle(page);
      return (await panel.sent('watch')).at(-1);
    };
    assert.equal(Reflect.get(Object(await watched()), 'pace'), 100);
    await slide('100');
    assert.equal(Reflect.get(Object(await watched()), 'pace'), undefined);
    assert.deepEqual(await panel.sent('speed'), [{ position: 50 }, { position: 100 }]);
  });

  it('trains until a goal that is chosen in the bar or in the menu of Step', async () => {
    const panel = await opened();
    const { page } = panel;
    const { session } = flower.fixture;
    assert.ok(session.progress);
    await panel.emit('session', { ...session, progress: { ...session.progress, status: 'paused' } });
    const steps = async (): Promise<unknown> => {
      await settle(page);
      return (await panel.sent('control')).at(-1);
    };
    await page.selectOption('.until-choice', 'accuracy');
    await page.fill('.until-number', '95');
    await page.click('.until [data-action="debug-step-over"]');
    assert.deepEqual(await steps(), { control: 'step', goals: [{ of: 'train-accuracy', is: 'above', bound: 0.95 }] });
    await page.click('[data-action="step-menu"]');
    await panel.screenshot('step-menu-dark-900');
    await page.click('.menu-item >> nth=0');
    assert.deepEqual(await steps(), { control: 'step', goals: [{ of: 'batches', count: 1 }] });
    await page.click('[data-action="step-menu"]');
    await page.click('.menu-item >> nth=-1');
    await page.waitForFunction(() => document.activeElement?.classList.contains('until-choice'));
    await panel.emit('session', {
      ...session,
      progress: {
        ...session.progress,
        status: 'paused',
        goals: [{ of: 'train-cost', is: 'below', bound: 0.25 }],
        reached: { goal: { of: 'train-cost', is: 'below', bound: 0.25 }, value: 0.2498 },
      },
    });
    assert.match(await panel.words('.until-note'), /cost 0\.2498 at step 1,500/);
  });

  it('goes to the first moment of the run at which a goal holds, then to the next one', async () => {
    const panel = await opened();
    const { page } = panel;
    await page.fill('.until-number', '0.35');
    await page.press('.until-number', 'Enter');
    await page.waitForSelector('.until-note:has-text("at step")');
    const [found = ''] = await page.locator('.until-note').allInnerTexts();
    assert.match(found, /^cost 0\.3[45]\d\d at step \d+$/);
    const step = Number(/\d+$/.exec(found)?.[0]);
    assert.equal(await shown(panel), `${step} / 1,500`);
    await panel.screenshot('until-found-dark-900');
    await page.click('.until [data-action="search"]');
    await waitFor(panel, String(step + 1));
    await page.fill('.until-number', '0.01');
    await page.click('.until [data-action="search"]');
    await page.waitForSelector('.until-note:has-text("not after")');
    assert.match(await panel.words('.until-note'), new RegExp(`^cost < 0\\.01000: not after step ${step + 1}$`));
    assert.equal(await page.locator('.until-train-on').count(), 1);
    await panel.screenshot('until-missed-dark-900');
    await page.click('.band-back');
    await waitFor(panel, '1,500');
    assert.equal(await page.locator('.until-note').count(), 0);
    await page.click('.until [data-action="search"]');
    await page.waitForSelector('.until-note:has-text("nowhere in this run")');
    await page.click('.until-train-on');
    await settle(page);
    const goals = [{ of: 'train-cost', is: 'below', bound: 0.01 }];
    assert.deepEqual((await panel.sent('control')).at(-1), { control: 'step', goals });
  });

  it('has a film below the curve where there is room, each picture a way to its moment', async () => {
    const panel = await opened();
    const { page } = panel;
    await page.locator('.plot-scale [data-scale="log"]').first().click();
    await page.waitForFunction(() => document.querySelectorAll('.film-frame').length === 5);
    const steps = await page.locator('.film-frame span').allInnerTexts();
    assert.deepEqual([steps[0], steps.at(-1)], ['0', '1,500']);
    const painted = (at: number): Promise<number> =>
      page
        .locator('.film-picture')
        .nth(at)
        .evaluate((canvas) => {
          if (!(canvas instanceof HTMLCanvasElement)) return 0;
          const { data = [] } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
          return new Set(data).size;
        });
    for (const at of steps.keys()) {
      await page.waitForFunction((k) => {
        const canvas = document.querySelectorAll('.film-picture')[k];
        return (
          canvas instanceof HTMLCanvasElement && (canvas.getContext('2d')?.getImageData(3, 3, 1, 1).data[3] ?? 0) > 0
        );
      }, at);
      assert.ok((await painted(at)) > 8, `picture ${at}`);
    }
    await page.locator('.film-frame').nth(2).click();
    await waitFor(panel, steps[2] ?? '');
    assert.equal(await page.locator('.film-frame[aria-current]').innerText(), steps[2]);
    await page.locator('.film-frame').nth(2).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await waitFor(panel, steps[3] ?? '');
    await panel.screenshot('film-dark-900');
    await page.click('.band-back');
    await waitFor(panel, '1,500');
    const asked = (await panel.sent('film')).length;
    await panel.emit('session', flower.fixture.session);
    await settle(page);
    assert.equal((await panel.sent('film')).length, asked, 'what is known is not asked for again');
    for (const [width, height, frames] of [
      [1280, 900, 5],
      [1480, 900, 7],
      [1800, 900, 9],
      [900, 800, 0],
      [700, 900, 0],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.waitForFunction((count) => document.querySelectorAll('.film-frame').length === count, frames);
      await panel.screenshot(`film-dark-${width}-${height}`);
    }
  });

  it('has in its film how W of each layer was spread where no unit decides over a plane', async () => {
    const { text, folder } = exampleSpec('iris', 60);
    const iris = await LivePanel.of(text, folder);
    const panel = await open(iris.fixture, {
      width: 900,
      height: 900,
      theme: 'light',
      ask: (...question) => iris.ask(...question),
    });
    const { page } = panel;
    await page.waitForFunction(() => {
      const canvases = [...document.querySelectorAll('.film-picture')];
      const isPainted = (canvas: Element): boolean =>
        canvas instanceof HTMLCanvasElement &&
        (canvas.getContext('2d')?.getImageData(canvas.width / 2, 3, 1, 1).data[3] ?? 0) > 0;
      return canvases.length >= 5 && canvases.every(isPainted);
    });
    await panel.screenshot('film-weights-light-900');
  });

  it('says how far a search is, and gives it up', async () => {
    const panel = await opened();
    const { page } = panel;
    const { session } = flower.fixture;
    const goals = [{ of: 'gradient', is: 'below', bound: 0.001 }];
    await panel.emit('session', { ...session, progress: { ...session.progress, search: { goals, step: 640 } } });
    await page.waitForSelector('.until [data-action="debug-stop"]');
    assert.equal(await panel.words('.until-note'), 'looking for ‖∇J‖ < 0.001000: step 640');
    assert.equal(await page.locator('.until [data-action="search"]').count(), 0);
    await page.click('.until [data-action="debug-stop"]');
    assert.deepEqual((await panel.waitSent('travel')).at(-1), { step: null });
    // Where nothing has been trained there is nothing to be searched.
    await panel.emit('session', { ...session, progress: { ...session.progress, step: 0, epoch: 0, status: 'ready' } });
    await page.waitForSelector('.until [data-action="debug-step-over"]');
    assert.equal(await page.locator('.until [data-action="search"]').count(), 0);
  });

  it('trains on by Enter in a run that pauses before a goal, and searches one that is past it', async () => {
    const panel = await opened();
    const { page } = panel;
    const { session } = flower.fixture;
    await panel.emit('session', { ...session, progress: { ...session.progress, status: 'paused' } });
    await page.fill('.until-number', '0.001');
    await page.press('.until-number', 'Enter');
    assert.equal((await panel.waitSent('control')).length, 1);
    await page.fill('.until-number', '0.6');
    await page.press('.until-number', 'Enter');
    assert.equal((await panel.waitSent('search')).length, 1);
    await page.waitForSelector('.until-note:has-text("at step")');
    await page.click('.band-back');
    await waitFor(panel, '1,500');
  });

  it('branches from the moment that is shown, and draws where a branch hangs', async () => {
    for (const [width, theme] of [
      [900, 'dark'],
      [1280, 'light'],
      [700, 'dark'],
    ] as const) {
      const shown = { id: '5', label: 'Run 5' };
      const ask: PanelAsk = async (...question) => {
        const { result, events } = await flower.ask(...question);
        // All that the engine tells is of this run.
        return {
          result,
          events: events.map(([name, told]) => [
            name,
            name === 'session' ? Object.assign({}, told, { run: shown }) : told,
          ]),
        };
      };
      const panel = await opened({ width, theme, ask });
      const { page } = panel;
      await panel.emit('session', { ...flower.fixture.session, run: shown });
      const costs = Array.from({ length: 60 }, (_, k) => ({
        epoch: 260 + 20 * k,
        step: 260 + 20 * k,
        train: { cost: 0.2 + 0.121 * Math.exp(-k / 12) },
      }));
      const parent = { run: '5', step: 260, changes: 'optimizer momentum, lr 0.3' };
      const started = '2026-11-30T10:00:00Z';
      const run = { id: '6', label: 'Run 6', status: 'finished', started, parent, history: historyOf(costs) };
      await panel.emit('runs', { runs: [run], older: 0 });
      assert.deepEqual(await page.locator('.legend-entry').allInnerTexts(), ['train', 'branch']);
      await page.keyboard.press(',');
      await page.waitForSelector('.band-branch');
      await panel.screenshot(`branch-${theme}-${width}`);
      await page.click('.band-branch');
      assert.equal((await panel.waitSent('branch')).length, 1);
      await page.click('.band-back');
      await page.waitForSelector('.moment-band', { state: 'hidden' });
    }
  });

  it('has no way to go while the network trains, nor before it has', async () => {
    const panel = await opened();
    const { session } = flower.fixture;
    assert.ok(session.progress);
    await panel.emit('session', { ...session, progress: { ...session.progress, status: 'training' } });
    assert.equal(await panel.page.locator('.time-slider').count(), 0);
    assert.match(await panel.words('.time-step'), /^step 1,500$/);
    await panel.emit('session', { ...session, progress: { ...session.progress, step: 0, epoch: 0, status: 'ready' } });
    assert.equal(await panel.page.locator('.time-slider').count(), 0);
    assert.equal(await panel.page.locator('.speed-slider').isVisible(), true);
  });

  it('pictures at 320 and 1280 px, and in Chinese', async () => {
    for (const [width, theme, lang] of [
      [320, 'dark', 'en'],
      [1280, 'light', 'zh-cn'],
    ] as const) {
      const panel = await opened({ width, theme, lang });
      await panel.page.keyboard.press(',');
      await panel.page.waitForSelector('.moment-band:not([hidden])');
      await panel.page.fill('.until-number', '0.01');
      await panel.page.click('.until [data-action="search"]');
      await panel.page.waitForSelector('.until-train-on');
      await panel.screenshot(`time-${theme}-${width}`);
      const wide = await panel.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      assert.equal(wide, false);
      await panel.page.click('.band-back');
      await panel.page.waitForSelector('.moment-band', { state: 'hidden' });
    }
  });
});
