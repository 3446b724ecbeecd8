/** The console's routes: data that one gate (gate.ts) serves. A handler sees a person who may do its verb and a form that came from our page. */
import type { raw } from 'hono/html';
import type { FilePath } from '../files/files.js';
import type { Locale } from '../staff/locale.js';
import type { Role, Verb } from '../staff/roles.js';

export type Html = ReturnType<typeof raw>;

export interface Person {
  id: string;
  username: string;
  name: string;
  role: Role;
  department: string | undefined;
}

/** One request that passed the gate. */
export interface Visit {
  person: Person;
  /** The console's language. */
  locale: Locale;
  request: Request;
  url: URL;
  /** Named parts of the path, decoded. */
  params: Readonly<Record<string, string>>;
  /** Fields of a POST; empty on GET. The first of repeated fields. */
  form: Readonly<Record<string, string>>;
  /** All values of repeated fields. */
  all(name: string): string[];
  /** A form token for every form on the page: `<input type="hidden" name="token" …>`. */
  token: string;
  /** The visitor's network address, canonical. */
  address: string;
  /** The session's id, to mark one's own in a list. */
  session: string;
}

/** Which entry of the navigation a page stands under. */
export type Section = 'petitions' | 'register' | 'figures' | 'notices' | 'absences' | 'holidays' | 'remote' | 'ready' | 'wording' | 'guide' | 'changes' | 'accounts' | 'record' | 'own';

/** Of `/console/assets/`. */
type FileName = FilePath extends infer P ? (P extends `/console/assets/${infer Name}` ? Name : never) : never;

/** A page: the frame (masthead, navigation, notice) is drawn around it. */
export interface Page {
  title: string;
  section: Section;
  body: Html;
  /** 200 unless given. */
  status?: number;
  /** Wide pages use the whole width (editor, desk). */
  wide?: boolean;
  /** Additions to the content security policy, by directive. */
  policy?: Readonly<Record<string, string>>;
  /** Style sheets after the console's own, by name in /console/assets/. */
  styles?: readonly FileName[];
  /** Module scripts, by name in /console/assets/. */
  scripts?: readonly FileName[];
}

export interface Route {
  method: 'GET' | 'POST';
  /** Under /console: `/change-sets/:id/submit`. */
  path: string;
  verb: Verb;
  /** Fields that hold what somebody typed: shown again, to be kept, when a POST is refused. */
  typed?: readonly string[];
  handle(visit: Visit): Promise<Page | Response> | Page | Response;
}

/** A text in the console's two languages. Each page keeps its own small table. */
export type Both = Readonly<Record<Locale, string>>;
/** `const t = words({ title: { ko: '…', en: '…' } }); t(locale).title` */
export function words<T extends Readonly<Record<string, Both>>>(table: T): (locale: Locale) => { readonly [K in keyof T]: string } {
  const made = new Map<Locale, { readonly [K in keyof T]: string }>();
  return (locale) => {
    let found = made.get(locale);
    if (!found) made.set(locale, (found = Object.fromEntries(Object.entries(table).map(([k, v]) => [k, v[locale]])) as { readonly [K in keyof T]: string }));
    return found;
  };
}

/** After a POST: 303 to a page, with a notice that the next page shows once (a key of the notices table, never free text). */
export const done = (to: string, notice?: string): Response => new Response(null, { status: 303, headers: { location: `/console${to}${notice ? `${to.includes('?') ? '&' : '?'}done=${encodeURIComponent(notice)}` : ''}` } });
