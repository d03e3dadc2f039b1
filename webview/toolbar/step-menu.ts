import { html, type TemplateResult } from 'lit';
import type { CountGoal } from '../../src/model/goal';
import { icon } from '../ui/icon';
import { text } from '../ui/language';
import { openMenuBelow, separator } from '../ui/menu';
import type { Renderer } from '../ui/renderer';

/** How far a step may go, with its key where it has one. */
const steps: readonly { readonly goal: CountGoal; readonly key?: string }[] = [
  { goal: { of: 'batches', count: 1 }, key: 'Ctrl+K B' },
  { goal: { of: 'epochs', count: 1 }, key: 'Ctrl+K G' },
  { goal: { of: 'batches', count: 10 } },
  { goal: { of: 'epochs', count: 10 } },
  { goal: { of: 'epochs', count: 100 } },
];

/** The button beside Step: how far a step goes. `until` chooses any other place to pause. */
export function stepMenuButton(
  reason: string | undefined,
  act: (goals: CountGoal[]) => void,
  until: () => void,
  renderer: Renderer,
): TemplateResult {
  const label = text('toolbar-step-menu');
  const title = reason === undefined ? label : text('toolbar-cannot', { action: label, reason });
  const open = (event: Event): void => {
    if (reason !== undefined) return;
    const entries = steps.map(({ goal, key }) => ({
      label: text(`goal-count-${goal.of}`, { count: goal.count }),
      ...(key === undefined ? {} : { key }),
      run: () => act([goal]),
    }));
    const rule: typeof separator = separator;
    const more = { label: text('toolbar-step-until'), key: 'Ctrl+K N', run: until };
    openMenuBelow(event, label, [...entries.slice(0, 2), rule, ...entries.slice(2), rule, more], renderer);
  };
  return html`<vscode-button
    class="icon-button step-menu ${reason === undefined ? '' : 'unavailable'}"
    appearance="icon"
    aria-label=${title}
    aria-haspopup="true"
    aria-disabled=${reason === undefined ? 'false' : 'true'}
    title=${title}
    data-action="step-menu"
    @click=${open}
    >${icon('chevron-down')}</vscode-button
  >`;
}
