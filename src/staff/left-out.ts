/**
 * Stands in a Workers bundle for parts of better-auth that nobody here can use (wrangler.toml, alias), 30 KB of it: tokens of other sites, what is
 * fetched from them, tables in memory, reports about us, and what its own addresses answer. Names as better-auth imports them; a new one fails the build.
 */
const gone = (): never => {
  throw new Error('left out of the Workers bundle');
};
export { gone as base64url, gone as betterFetch, gone as calculateJwkThumbprint, gone as createLocalJWKSet, gone as decodeProtectedHeader, gone as EncryptJWT, gone as importJWK, gone as importPKCS8, gone as jwtDecrypt, gone as jwtVerify, gone as memoryAdapter, gone as SignJWT, gone as UnsecuredJWT };
export { gone as accountInfo, gone as callbackOAuth, gone as error, gone as getAccessToken, gone as handleOAuthUserInfo, gone as linkSocialAccount, gone as listUserAccounts, gone as refreshToken, gone as requestPasswordReset, gone as requestPasswordResetCallback, gone as resetPassword, gone as unlinkAccount, gone as verifyPassword };
/** It makes this one when it starts. */
export const signUpEmail = () => gone;
export const errors = {};
export const createTelemetry = async () => ({ publish: async () => undefined });
