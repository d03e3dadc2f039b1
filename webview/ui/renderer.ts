/** Puts a template into an element, in place of what is in it: lit in the page, while a test looks at the template. */
export type Renderer = (template: unknown, element: HTMLElement) => void;
