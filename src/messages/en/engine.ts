export const engine = {} as const satisfies Record<string, string>;
