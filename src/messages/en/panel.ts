export const panel = {} as const satisfies Record<string, string>;
