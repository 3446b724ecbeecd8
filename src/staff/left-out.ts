/**
 * Stands in a Workers bundle for parts of better-auth that nobody here can use (wrangler.toml, alias), 20 KB of it: tokens of other sites, what is
 * fetched from them, tables in memory, and reports about us. Names as better-auth imports them; a new one fails the build.
 */
const gone = (): never => {
  throw new Error('left out of the Workers bundle');
};
export { gone as base64url, gone as betterFetch, gone as calculateJwkThumbprint, gone as createLocalJWKSet, gone as decodeProtectedHeader, gone as EncryptJWT, gone as importJWK, gone as importPKCS8, gone as jwtDecrypt, gone as jwtVerify, gone as memoryAdapter, gone as SignJWT, gone as UnsecuredJWT };
export const errors = {};
export const createTelemetry = async () => ({ publish: async () => undefined });
