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
