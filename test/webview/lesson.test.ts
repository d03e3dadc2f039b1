import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readLesson } from '../../src/language/lesson/page';
import type { LessonState } from '../../src/protocol/lesson-panel';
import { LessonBrowser } from './lesson-browser';
import { textOf } from './panel-page';

/** A lesson of the course as the host sends it, with these results of its first checks. */
function stateOf(lesson: string, page: string, outcomes: LessonState['outcomes'] = []): LessonState {
  const { title, blocks, checks } = readLesson(readFileSync(`examples/course/${lesson}/${page}`, 'utf8'));
  return {
    lesson,
    title,
    blocks: structuredClone(blocks) as LessonState['blocks'],
    outcomes: checks.map((_, k) => outcomes[k] ?? { state: 'open' }),
    changed: [],
    former: '2-squares-or-cross-entropy',
    next: '4-activations',
  };
}

const results: LessonState['outcomes'] = [
  { state: 'met', actual: 0.47, figure: 'accuracy' },
  { state: 'met', actual: 0.6930480202, figure: 'cost' },
  { state: 'missed', actual: 0.31, figure: 'cost' },
];

describe('the page of a lesson', () => {
  let browser: LessonBrowser;
  before(async () => {
    browser = await LessonBrowser.start();
  });
  after(() => browser.close());

  it('shows beside each number whether it has come out, and what has', async () => {
    const page = await browser.open(stateOf('3-planar-flower', 'README.md', results));
    const check = (at: number) => textOf(page.locator(`[data-check="${at}"]`));
    assert.equal(await check(0), '47 % are right');
    assert.equal(await check(1), '0.693048');
    assert.equal(await check(2), '0.2880830.310000, which is not what the lesson says');
    assert.equal(await check(3), '0.254385');
    assert.deepEqual(
      await page
        .locator('[data-check] > [role=img]')
        .evaluateAll((all) => all.slice(2, 4).map((each) => each.ariaLabel)),
      ['0.310000, which is not what the lesson says', 'not checked yet'],
    );
    assert.deepEqual(browser.faults, []);
  });

  it('asks for acts by their number alone, by mouse and by key, and for lessons by name', async () => {
    const page = await browser.open(stateOf('3-planar-flower', 'README.md'));
    await page.locator('.lesson-act', { hasText: 'Look at the data' }).click();
    await page.locator('.lesson-act', { hasText: 'Train with four hidden units' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-go="lesson-next"]').click();
    await page.locator('[data-go="lesson-contents"]').click();
    assert.deepEqual(await browser.waitAsked(page, 5), [
      { method: 'hydrate', params: {} },
      { method: 'act', params: { at: 0 } },
      { method: 'act', params: { at: 2 } },
      { method: 'go', params: { lesson: '4-activations' } },
      { method: 'go', params: { lesson: '' } },
    ]);
    // By this VS Code opens the page again after its window was reloaded.
    assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'kept')), [{ lesson: '3-planar-flower' }]);
  });

  it('offers the large views as acts among the others', async () => {
    for (const [lesson, action, words] of [
      ['2-squares-or-cross-entropy', 'landscape', 'Look at both costs as landscapes'],
      ['4-activations', 'results', 'Look at the results of relu'],
      ['6-initialisation', 'gradcheck', 'the gradient check'],
    ] as const) {
      const { acts } = readLesson(readFileSync(`examples/course/${lesson}/README.md`, 'utf8'));
      const page = await browser.open(stateOf(lesson, 'README.md'));
      await page.locator('.lesson-act', { hasText: words }).click();
      const at = acts.findIndex((act) => act.action === action);
      assert.deepEqual((await browser.waitAsked(page, 2)).at(-1), { method: 'act', params: { at } });
      await page.screenshot({ path: `test/e2e/screenshots/lesson-${action}.png`, fullPage: true });
    }
  });

  it('draws formulas as mathematics, and goes on counting behind them', async () => {
    const page = await browser.open(stateOf('1-logistic-regression', 'README.md'));
    assert.ok((await page.locator('.lesson-formula math').count()) >= 8);
    assert.deepEqual(await page.locator('ol').evaluateAll((all) => all.map((each) => each.getAttribute('start'))), [
      '1',
      '4',
    ]);
  });

  it('says which spec was changed, with the way back, and why something could not be done', async () => {
    const state = { ...stateOf('3-planar-flower', 'README.md'), changed: ['flower.nnet'], refusal: 'Not now.' };
    const page = await browser.open(state);
    await page.locator('[data-restore="flower.nnet"]').click();
    assert.match(await textOf(page.locator('.lesson-changed')), /^flower\.nnet has been changed/);
    assert.equal(await textOf(page.locator('[role=alert]')), 'Not now.');
    assert.deepEqual((await browser.waitAsked(page, 2)).at(-1), { method: 'restore', params: { spec: 'flower.nnet' } });
  });

  it('puts names of a page into it as text, never as markup', async () => {
    const state = stateOf('3-planar-flower', 'README.md');
    const page = await browser.open({ ...state, title: '<img src=x onerror=alert(1)>' });
    assert.equal(await textOf(page.locator('h1')), '<img src=x onerror=alert(1)>');
    assert.equal(await page.locator('img').count(), 0);
  });

  for (const [theme, width, lang] of [
    ['dark', 700, 'en'],
    ['light', 700, 'zh-cn'],
    ['dark', 1280, 'zh-cn'],
    ['light', 1280, 'en'],
    ['hc-dark', 700, 'en'],
    ['dark', 320, 'en'],
  ] as const) {
    it(`fits ${width} px in ${theme} and ${lang}`, async () => {
      const file = lang === 'en' ? 'README.md' : 'README.zh-cn.md';
      const page = await browser.open(stateOf('3-planar-flower', file, results), { theme, width, lang });
      const overflow = await page.locator('.lesson').evaluate((each) => each.scrollWidth - each.clientWidth);
      assert.equal(overflow, 0);
      assert.deepEqual(browser.faults, []);
      await page.screenshot({ path: `test/e2e/screenshots/lesson-${theme}-${width}-${lang}.png` });
    });
  }
});
