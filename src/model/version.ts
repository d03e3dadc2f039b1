/** Version of the product, as in package.json; part of a run's identity. */
export const version = '0.1.0';
