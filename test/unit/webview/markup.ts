import { Sheet } from './paper';

/** The HTML that a template of lit stands for, as far as values are text: listeners and directives are left out. */
export function markup(template: unknown): string {
  if (template === null || template === undefined || typeof template === 'symbol') return '';
  if (Array.isArray(template)) return template.map(markup).join('');
  if (typeof template !== 'object') return typeof template === 'function' ? '' : String(template);
  if (!('strings' in template && 'values' in template)) return '';
  const { strings, values } = template;
  if (!Array.isArray(strings) || !Array.isArray(values)) return '';
  const parts = strings.map((text: string, i) => text + (i < values.length ? markup(values[i]) : ''));
  return parts.join('').replace(/\s+/g, ' ');
}

/** The canvases of a template, painted as they are once they are in the page. */
export function canvasesOf(template: unknown): Sheet[] {
  if (Array.isArray(template)) return template.flatMap(canvasesOf);
  if (typeof template !== 'object' || template === null || !('values' in template)) return [];
  const { values } = template;
  if (!Array.isArray(values)) return [];
  if ('strings' in template) return values.flatMap(canvasesOf);
  const [paint] = values;
  if (typeof paint !== 'function') return [];
  paint(undefined);
  const sheet = new Sheet();
  paint(sheet);
  return [sheet];
}
