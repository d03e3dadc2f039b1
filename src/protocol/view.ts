/** The large views that cover the panel below its toolbar; a command of the same name opens each. */
export const viewNames = ['results', 'health', 'landscape', 'gradcheck'] as const;
export type ViewName = (typeof viewNames)[number];

/** Whether a name is that of a large view. */
export function isViewName(name: string): name is ViewName {
  return viewNames.some((each) => each === name);
}
