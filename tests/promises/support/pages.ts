/** What a browser does with a page: read its links and forms, fill them in, send them. */
export interface Form {
  action: string;
  method: string;
  fields: Record<string, string>;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", '#10': '\n' };
export const unescaped = (markup: string): string => markup.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
const attributes = (tag: string): Record<string, string> => Object.fromEntries([...tag.matchAll(/\s([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, unescaped(value)]));

export const links = (page: string): string[] => [...page.matchAll(/<(?:a|link|form|script|img)\s[^>]*>/g)].flatMap(([tag]) => ['href', 'action', 'src'].map((name) => attributes(tag)[name])).filter((v): v is string => v !== undefined);

export function forms(page: string): Form[] {
  return [...page.matchAll(/<form\s[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => {
    const { action = '', method = 'get' } = attributes(/<form\s[^>]*>/.exec(form)?.[0] ?? '');
    const fields: Record<string, string> = {};
    for (const [tag] of form.matchAll(/<input\s[^>]*>/g)) {
      const { name, value = '', type } = attributes(tag);
      if (name !== undefined && type !== 'submit' && type !== 'radio') fields[name] = value;
    }
    for (const [, tag = '', value = ''] of form.matchAll(/<textarea\s([^>]*)>\n?([\s\S]*?)<\/textarea>/g)) fields[attributes(` ${tag}`).name ?? ''] = unescaped(value);
    return { action, method, fields };
  });
}

/** The only form of a page. @throws Error when there is none, or another one */
export function form(page: string): Form {
  const found = forms(page);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} forms: ${page.slice(0, 2000)}`);
  return found[0];
}

/** A page without what differs each time: the token of its forms, the addresses of its photos. */
export const tokenless = (page: string): string => page.replace(/(name="token"\s+value=")[^"]*"/g, '$1"').replace(/(\/photo\/)[^"]+"/g, '$1"');

export const deviceCookie = (response: Response): string => /((?:__Host-)?device=[^;]+)/.exec(response.headers.getSetCookie().join('\n'))?.[1] ?? '';
