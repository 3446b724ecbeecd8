/** Accounts of staff, as better-auth and its plugins username, admin and twoFactor read and write them. Citizens have no account. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

const instant = (name: string) => integer(name, { mode: 'timestamp_ms' });
const flag = (name: string) => integer(name, { mode: 'boolean' });

export const staff = sqliteTable('staff', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(), // better-auth needs one: made from the username, never written to
  emailVerified: flag('email_verified').notNull(),
  image: text('image'),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
  username: text('username').notNull().unique(),
  displayUsername: text('display_username'),
  role: text('role'),
  department: text('department'),
  locale: text('locale'),
  banned: flag('banned'),
  banReason: text('ban_reason'),
  banExpires: instant('ban_expires'),
  twoFactorEnabled: flag('two_factor_enabled'),
});

export const staffSessions = sqliteTable(
  'staff_sessions',
  {
    id: text('id').primaryKey(),
    expiresAt: instant('expires_at').notNull(),
    token: text('token').notNull().unique(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    userId: text('user_id').notNull(),
    impersonatedBy: text('impersonated_by'),
  },
  (t) => [index('staff_sessions_user').on(t.userId)],
);

/** The password's hash (scrypt). */
export const staffAccounts = sqliteTable(
  'staff_accounts',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id').notNull(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('staff_accounts_user').on(t.userId)],
);

export const staffVerifications = sqliteTable(
  'staff_verifications',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at'),
    updatedAt: instant('updated_at'),
  },
  (t) => [index('staff_verifications_identifier').on(t.identifier)],
);

/** TOTP secret and backup codes, encrypted by better-auth with a key derived from SECRET_KEY. */
export const staffSecondFactors = sqliteTable(
  'staff_second_factors',
  {
    id: text('id').primaryKey(),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    userId: text('user_id').notNull(),
    verified: flag('verified'),
    failedVerificationCount: integer('failed_verification_count'),
    lockedUntil: instant('locked_until'),
  },
  (t) => [index('staff_second_factors_user').on(t.userId)],
);
