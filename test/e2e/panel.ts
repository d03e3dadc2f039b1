import type { FrameLocator, Locator } from 'playwright-core';
import { until } from './until';
import { longestWait, type Workbench } from './workbench';

/** The diagram's panel as a person meets it: by what its controls are called, in English. */
export class Panel {
  readonly frame: FrameLocator;

  private constructor(workbench: Workbench, webview: number) {
    this.frame = workbench.webview(webview);
  }

  /** Opens the diagram next to the text that is in front, by its key. */
  static async beside(workbench: Workbench): Promise<Panel> {
    await workbench.openDiagram();
    return Panel.shown(workbench);
  }

  /** The panel of a file after the window was loaded again. */
  static async again(workbench: Workbench, file: string): Promise<Panel> {
    await workbench.reopenFile(file);
    return Panel.beside(workbench);
  }

  /** The panel that is open already, in one of the window's webviews, once its network is drawn. */
  static async shown(workbench: Workbench, webview = 0): Promise<Panel> {
    const panel = new Panel(workbench, webview);
    await panel.layers().first().waitFor({ timeout: longestWait });
    return panel;
  }

  /** The layers' cards, from the input on. */
  layers(): Locator {
    return this.frame.locator('[role=treeitem][aria-level="1"]');
  }

  layer(name: string): Locator {
    return this.layers().filter({ has: this.frame.getByText(name, { exact: true }) });
  }

  /** A unit of a layer, counted from 1. */
  unit(layer: string, unit: number): Locator {
    return this.frame.getByRole('treeitem', { name: new RegExp(`^${layer}, unit ${unit} of `) });
  }

  /** Selects a unit by a click where it is drawn. */
  async clickUnit(layer: string, unit: number): Promise<void> {
    // The canvas above the units takes the click and finds the unit below it.
    await this.unit(layer, unit).click({ force: true });
  }

  /** Selects a layer by a click on its card, away from what can be edited there. */
  async clickLayer(layer: string): Promise<void> {
    await this.layer(layer).locator('.shapes').click();
  }

  button(name: string): Locator {
    return this.frame.getByRole('button', { name, exact: true });
  }

  get toolbar(): Locator {
    return this.frame.getByRole('toolbar', { name: 'Training' });
  }

  get inspector(): Locator {
    return this.frame.getByRole('complementary', { name: 'Inspector' });
  }

  get main(): Locator {
    return this.frame.getByRole('main', { name: 'Network' });
  }

  /** A figure of the toolbar, such as `cost`; NaN while it is not shown. */
  async figure(name: 'epoch' | 'cost' | 'accuracy'): Promise<number> {
    const text = (await this.toolbar.innerText()).replace(/\s+/g, ' ');
    const [, shown] = new RegExp(`\\b${name} ([\\d.,]+)`).exec(text) ?? [];
    return Number((shown ?? 'NaN').replace(/,/g, ''));
  }

  /** Waits until a figure of the toolbar is as the condition requires. */
  async reaches(name: 'epoch' | 'cost' | 'accuracy', condition: (figure: number) => boolean): Promise<number> {
    return until(async () => {
      const figure = await this.figure(name);
      return condition(figure) ? figure : undefined;
    });
  }
}
