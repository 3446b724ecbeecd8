/** What somebody signs in with: small letters, digits, dots, hyphens; three to thirty. */
export const USERNAME = /^[a-z][a-z0-9._-]{2,29}$/;

/** better-auth needs an e-mail; nothing is ever sent there (RFC 2606). */
export const emailOf = (username: string): string => `${username}@staff.invalid`;
