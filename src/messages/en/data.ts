export const data = {} as const satisfies Record<string, string>;
