import { html, nothing, type TemplateResult } from 'lit';
import type { Optimizer } from '../../src/model/optimizer';
import { runnerParameters } from '../../src/model/race';
import type { RaceView } from '../../src/protocol/landscape';
import { paintShapes } from '../plot/shapes-canvas';
import { iconButton } from '../ui/icon-button';
import { text } from '../ui/language';
import { formatBriefly, formatCount, formatNumber } from '../ui/number';
import { painted, sharpContext } from '../ui/paint';
import type { Palette } from '../ui/palette';
import type { RaceChoice } from './choice';
import { markShapes, pathStyle } from './path-style';

/** What a person can do with the runners. */
export interface RaceActions {
  choose(runner: number): void;
  remove(runner: number): void;
  change(runner: number, optimizer: Optimizer): void;
}

/** The runners in the order of the table: those that ended lowest first, once all have ended. */
export function runnerOrder(choice: RaceChoice, race: RaceView | undefined): readonly number[] {
  const all = choice.runners.map((_, k) => k);
  if (race?.done !== 1 || race.runners.length !== all.length) return all;
  const endOf = (k: number): number => {
    const runner = race.runners[k];
    const last = new Float64Array(runner?.costs ?? new ArrayBuffer(0)).at(-1);
    return runner?.diverged || last === undefined || Number.isNaN(last) ? Number.POSITIVE_INFINITY : last;
  };
  return all.sort((a, b) => endOf(a) - endOf(b) || a - b);
}

/** The last step at which J of each runner is known that has not diverged; undefined where there is none. */
export function measuredStep({ runners }: RaceView): number | undefined {
  const last = runners.flatMap(({ measured, diverged }) =>
    diverged ? [] : (new Float64Array(measured).at(-1) ?? Number.NaN),
  );
  const least = Math.min(...last);
  return Number.isFinite(least) ? least : undefined;
}

/** A row a runner: its mark, name and rate, when it reached the target, its cost so far and the way it went. */
export function raceTable(
  choice: RaceChoice,
  race: RaceView | undefined,
  chosen: number,
  palette: Palette,
  actions: RaceActions,
): TemplateResult {
  const results = race?.runners.length === choice.runners.length ? race : undefined;
  const target = results && Number.isFinite(results.target) ? formatBriefly(results.target) : undefined;
  // Costs of one step, which the column's head names.
  const step = results && measuredStep(results);
  return html`<table class="race-table">
    <thead>
      <tr>
        <td></td>
        <th scope="col">${text('race-optimizer')}</th>
        <th scope="col">${text('race-settings')}</th>
        <th scope="col" class="number">${target === undefined ? nothing : text('race-reached', { cost: target })}</th>
        <th scope="col" class="number">${text('race-cost', { steps: formatCount(step ?? choice.steps) })}</th>
        <th scope="col" class="number">${text('race-way')}</th>
        <td></td>
      </tr>
    </thead>
    <tbody>
      ${runnerOrder(choice, results).map((k) => {
        const optimizer = choice.runners[k];
        return optimizer ? row(k, optimizer, results?.runners[k]) : nothing;
      })}
    </tbody>
  </table>`;

  function row(k: number, optimizer: Optimizer, result: RaceView['runners'][number] | undefined): TemplateResult {
    const { name, lr } = optimizer;
    const others = runnerParameters(optimizer).split(' ').slice(1).join(', ');
    const at = new Float64Array(result?.measured ?? new ArrayBuffer(0)).indexOf(step ?? Number.NaN);
    const cost = new Float64Array(result?.costs ?? new ArrayBuffer(0))[at];
    const label = text('race-rate-label', { name });
    return html`<tr class=${k === chosen ? 'chosen' : ''} aria-current=${k === chosen ? 'true' : 'false'} @click=${() => actions.choose(k)}>
      <td class="race-key">${keyOf(k)}</td>
      <th scope="row">${name}</th>
      <td class="race-settings">
        <label>lr <input type="text" inputmode="decimal" aria-label=${label} .value=${String(lr)} @change=${(event: Event) => changeRate(event, k, optimizer)} /></label>
        ${others === '' ? nothing : html`<span class="quiet">${others}</span>`}
      </td>
      <td class="number">${target === undefined ? nothing : result?.stepsToTarget === undefined ? '–' : formatCount(result.stepsToTarget)}</td>
      <td class="number">${
        result?.diverged
          ? html`<span class="race-diverged" title=${divergedTitle(result.diverged)}>${text('race-diverged', { step: formatCount(result.diverged.step) })}</span>`
          : html`<b>${cost === undefined ? '–' : formatNumber(cost)}</b>`
      }</td>
      <td class="number">${result ? formatNumber(result.way) : '–'}</td>
      <td>${iconButton('close', text('race-remove', { name }), (event) => remove(event, k), { disabled: choice.runners.length < 2 })}</td>
    </tr>`;
  }

  function remove(event: Event, k: number): void {
    // Not a click on its row, which would choose it.
    event.stopPropagation();
    actions.remove(k);
  }

  function keyOf(k: number): TemplateResult {
    const { colour, width, dash, mark } = pathStyle(k, k === chosen, palette);
    return html`<canvas aria-hidden="true" ${painted((canvas) => {
      const context = sharpContext(canvas, 40, 14);
      if (!context) return;
      const line = { kind: 'line', points: [0, 7, 26, 7], colour, width, ...(dash ? { dash } : {}) } as const;
      paintShapes(context, [line, ...markShapes(mark, 30, 7, colour, palette.background)], palette.font);
    })}></canvas>`;
  }

  function changeRate(event: Event, k: number, optimizer: Optimizer): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const lr = event.target.value.trim() === '' ? Number.NaN : Number(event.target.value);
    if (Number.isFinite(lr) && lr >= 0) actions.change(k, { ...optimizer, lr });
    else event.target.value = String(optimizer.lr);
  }
}

function divergedTitle({ tensor, layer, factor }: NonNullable<RaceView['runners'][number]['diverged']>): string {
  return factor === undefined
    ? text('race-diverged-tensor', { tensor, layer })
    : text('race-diverged-factor', { factor: formatNumber(factor) });
}
