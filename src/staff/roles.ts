/** Who may do what in the console. Every route names one verb; the server asks this table before anything is read or written. */
/** `head`: of a department (부서장). `inspector`: 민원심사관, Decree §28. `agent`: at the call centre or the counter (민원실). */
export const ROLES = ['administrator', 'editor', 'approver', 'head', 'officer', 'agent', 'inspector', 'reader'] as const;
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
  'petition.see': ['administrator', 'head', 'officer', 'agent', 'inspector'], // lists, search, one petition; whose data was seen is recorded
  'petition.work': ['head', 'officer', 'agent', 'inspector', 'administrator'], // verbs on a petition: life/table.ts asks once more
  'petition.register': ['head', 'officer', 'agent'], // for somebody at the counter, on the phone, on paper
  'petition.approve': ['head', 'officer'], // 결재; an officer only while they stand in for their head (console/desk)
  'report.see': ['administrator', 'head', 'inspector'], // a department's figures, satisfaction
  'report.export': ['administrator', 'head', 'inspector'],
  'notice.see': ['administrator', 'head', 'inspector'], // what could not be sent, all departments
  'canned.edit': ['administrator', 'editor', 'head'],
  'absence.manage': ['administrator', 'head', 'officer'],
  'holiday.manage': administrators, // 임시공휴일
  'remote.manage': administrators, // codes of remote controls
  'account.see': administrators,
  'account.manage': administrators, // invite, change a role, disable, end sessions, reset a second factor
  'record.see': deciders,
  'record.export': administrators,
  'settings.manage': administrators, // approval by two or by one
} as const satisfies Record<string, readonly Role[]>;

export type Verb = keyof typeof VERBS;

export const isRole = (x: unknown): x is Role => ROLES.includes(x as Role);
export const may = (role: Role, verb: Verb): boolean => (VERBS[verb] as readonly Role[]).includes(role);
