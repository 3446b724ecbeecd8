/** Who may do what in the console. Every route names one verb; the server asks this table before anything is read or written. */
export const ROLES = ['administrator', 'editor', 'approver', 'officer', 'agent', 'reader'] as const;
export type Role = (typeof ROLES)[number];

const everybody: readonly Role[] = ROLES;
const writers: readonly Role[] = ['administrator', 'editor', 'approver'];
const deciders: readonly Role[] = ['administrator', 'approver'];
const administrators: readonly Role[] = ['administrator'];

export const VERBS = {
  'own.account': everybody, // own sessions, password, second factor, proven phone
  'wording.see': everybody, // texts, menus, change sets, versions, previews, replay
  'wording.edit': writers, // drafts, submit, test message, import, emergency publish
  'wording.decide': deciders, // approve or send back another's change set, restore at once
  'account.see': administrators,
  'account.manage': administrators, // invite, change a role, disable, end sessions, reset a second factor
  'record.see': deciders,
  'record.export': administrators,
  'settings.manage': administrators, // approval by two or by one
} as const satisfies Record<string, readonly Role[]>;

export type Verb = keyof typeof VERBS;

export const isRole = (x: unknown): x is Role => ROLES.includes(x as Role);
export const may = (role: Role, verb: Verb): boolean => (VERBS[verb] as readonly Role[]).includes(role);
