import { Sheet } from './paper';

type Listener = (event: object) => unknown;

/** The HTML that a template of lit stands for, as far as values are text: listeners and directives are left out. */
export function markup(template: unknown): string {
  return written(template, () => '');
}

/** What lit’s `repeat` stands for: a template for each of its items; nothing of other directives. */
function repeated(values: unknown): unknown {
  if (!Array.isArray(values)) return undefined;
  const [items, , template] = values;
  return Array.isArray(items) && typeof template === 'function' ? items.map(template as () => unknown) : undefined;
}

/** What is read of a template. */
export function words(template: unknown): string {
  return markup(template)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The same with a text in place of each listener. */
function written(template: unknown, listener: (value: Listener) => string): string {
  if (template === null || template === undefined || typeof template === 'symbol') return '';
  if (Array.isArray(template)) return template.map((part) => written(part, listener)).join('');
  if (typeof template === 'function') return listener(template as Listener);
  if (typeof template !== 'object') return String(template);
  if ('values' in template && !('strings' in template)) return written(repeated(template.values), listener);
  if (!('strings' in template && 'values' in template)) return '';
  const { strings, values } = template;
  if (!Array.isArray(strings) || !Array.isArray(values)) return '';
  const parts = strings.map((text: string, i) => text + (i < values.length ? written(values[i], listener) : ''));
  return parts.join('').replace(/\s+/g, ' ');
}

/** An element of a template that listens. */
export interface Listening {
  /** Its opening tag. */
  readonly tag: string;
  /** Lets an event happen on it. */
  on(event: string, fields?: object): unknown;
}

/** Everything in a template that a person can act on, in its order. */
export function listening(template: unknown): Listening[] {
  const listeners: Listener[] = [];
  const text = written(template, (listener) => `«${listeners.push(listener) - 1}»`);
  return [...text.matchAll(/<[\w-]+[^>]*>/g)].flatMap(([tag]) => {
    const own = new Map([...tag.matchAll(/@(\w+)=«(\d+)»/g)].map(([, event, at]) => [event, listeners[Number(at)]]));
    if (own.size === 0) return [];
    const on = (event: string, fields = {}): unknown => {
      const listener = own.get(event);
      if (!listener) throw new Error(`${tag} does not hear ${event}`);
      return listener(fields);
    };
    return [{ tag, on }];
  });
}

/** The one element that listens and whose tag has these words. */
export function listenerIn(template: unknown, words: string): Listening {
  const [found, ...others] = listening(template).filter(({ tag }) => tag.includes(words));
  if (!found || others.length > 0) throw new Error(`${found ? 'more than one' : 'no'} element has ${words}`);
  return found;
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
