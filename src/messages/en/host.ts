export const host = {} as const satisfies Record<string, string>;
