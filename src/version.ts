/** The same as in package.json; a test holds them together. */
export const tool = { name: 'deploy-validate', version: '0.1.0' } as const;
