export const hover = {} as const satisfies Record<string, string>;
