import path from 'node:path';
import { Panel } from './panel';
import { longestWait, Workbench } from './workbench';

const docs = 'docs';

/** A network next to its text, caught while it trains. */
async function training(): Promise<void> {
  const workbench = await Workbench.open({ viewport: { width: 1280, height: 800 } });
  try {
    await workbench.openFile('flower.nnet');
    await workbench.page.keyboard.press('Control+b');
    const panel = await Panel.beside(workbench);
    await panel.reaches('cost', (cost) => cost > 0);
    await panel.clickUnit('hidden', 2);
    await panel.button('Train').click();
    await panel.reaches('epoch', (epoch) => epoch > 3000);
    await workbench.page.screenshot({ path: path.join(docs, 'training.png') });
  } finally {
    await workbench.close();
  }
}

/** What the inspector shows of one hidden unit of the digits, whose weights are an image. */
async function inspector(): Promise<void> {
  const workbench = await Workbench.open({ viewport: { width: 2200, height: 1310 } });
  try {
    await workbench.openFile('digits.nnet');
    await workbench.page.keyboard.press('Control+b');
    const panel = await Panel.beside(workbench);
    await panel.reaches('cost', (cost) => cost > 0);
    await panel.button('Train').click();
    await panel.toolbar.getByRole('button', { name: /^Stop.*Not now/ }).waitFor({ timeout: 4 * longestWait });
    await panel.clickLayer('hidden');
    await panel.inspector.getByRole('button', { name: 'Next unit' }).click();
    await panel.inspector.locator('math').first().waitFor({ timeout: longestWait });
    await panel.inspector.screenshot({ path: path.join(docs, 'inspector.png') });
  } finally {
    await workbench.close();
  }
}

/** The way back through the hidden layer, on the example that is chosen, with this network's numbers. */
async function microscope(): Promise<void> {
  const workbench = await Workbench.open({ viewport: { width: 1500, height: 950 } });
  try {
    await workbench.openFile('flower.nnet');
    await workbench.page.keyboard.press('Control+b');
    const panel = await Panel.beside(workbench);
    await panel.reaches('cost', (cost) => cost > 0);
    await panel.button('Train').click();
    await panel.reaches('epoch', (epoch) => epoch === 10_000);
    await panel.button('See one update through the microscope').click();
    await panel.frame.locator('.stop').first().waitFor({ timeout: longestWait });
    await workbench.page.keyboard.press('5');
    await panel.frame.locator('.stop.current[data-stop="4"] .equation').first().waitFor({ timeout: longestWait });
    await workbench.page.mouse.move(0, 0);
    await workbench.page.screenshot({ path: path.join(docs, 'microscope.png') });
  } finally {
    await workbench.close();
  }
}

/** The view of a table's data, next to the spec that names it. */
async function data(): Promise<void> {
  const workbench = await Workbench.open({ viewport: { width: 1440, height: 960 } });
  try {
    await workbench.openFile('iris.nnet');
    await workbench.page.keyboard.press('Control+b');
    await workbench.runCommand('NNet: Preview Data');
    const page = workbench.webview();
    await page.locator('.data-row .data-raw').first().waitFor({ timeout: longestWait });
    await page.locator('.data-problems-state, .data-problem').first().waitFor({ timeout: longestWait });
    await workbench.page.mouse.move(400, 700);
    await workbench.page.locator('.workbench-hover').waitFor({ state: 'hidden', timeout: longestWait });
    await workbench.page.screenshot({ path: path.join(docs, 'data.png') });
  } finally {
    await workbench.close();
  }
}

training()
  .then(inspector)
  .then(microscope)
  .then(data)
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
