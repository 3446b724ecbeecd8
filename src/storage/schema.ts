/** One schema for both engines. No ON DELETE CASCADE: a rebuilt table would empty its children in silence. */
export * from './schema/citizens.js';
export * from './schema/district.js';
export * from './schema/guide.js';
export * from './schema/notices.js';
export * from './schema/petitions.js';
export * from './schema/publishing.js';
export * from './schema/staff.js';
