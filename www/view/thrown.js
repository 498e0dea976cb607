/**
 * What was caught, to be looked at: anything can be thrown. What the checker throws has a code, and everything that is an error has a message.
 * @type {(error: unknown) => { code?: string, name?: string, message: string }}
 */
export const thrown = (error) => Object(error);
