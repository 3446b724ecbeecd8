/** A form's fields become an Ask: the same for a page's body and for a text device's dialogue. */
import { type Ask, type Credential, type Filing, type WithPhotos, WISHES } from './inquiry.js';
import { pageIn } from './path.js';

export interface FormAsk {
  ask: Ask;
  credential?: Credential;
}

const digitsOf = (typed: string | undefined): string => (typed ?? '').normalize('NFKC').replace(/[^0-9]/g, '');

/** What a page that was opened by it carries on in its forms. */
function proofIn({ receipt, lastFour }: Readonly<Record<string, string>>): { credential?: Credential } {
  return lastFour === undefined ? {} : { credential: { kind: 'last-four', receipt: digitsOf(receipt), digits: digitsOf(lastFour) } };
}

/** Photos that are kept already, each in a field of its own: `photo-1` … */
export const photoFields = (photos: readonly string[] = []): Record<string, string> => Object.fromEntries(photos.map((name, i) => [`photo-${i + 1}`, name]));

function photosIn(fields: Readonly<Record<string, string>>): WithPhotos {
  const photos = Array.from({ length: 10 }, (_, i) => fields[`photo-${i + 1}`] ?? '').filter((name) => /^[\w-]{22}$/.test(name));
  return photos.length ? { photos: [...new Set(photos)] } : {};
}

/** Whoever turns a page, or goes back to change something, confirms nothing. */
function fileStep({ page, change, confirmed }: Readonly<Record<string, string>>): Pick<Filing, 'page' | 'change' | 'confirmed'> {
  if (page !== undefined) return { page: pageIn(page).page ?? 1 };
  if (change === '1') return { change: true };
  return confirmed === '1' ? { confirmed: true } : {};
}

/** @returns undefined for a kind that no form asks */
export function askFrom(kind: string, fields: Readonly<Record<string, string>>): FormAsk | undefined {
  const has = <K extends string>(name: K): { [P in K]?: string } => (fields[name] !== undefined ? ({ [name]: fields[name] } as { [P in K]: string }) : {});
  switch (kind) {
    case 'file':
      return {
        ask: {
          kind,
          ...has('group'),
          ...has('about'),
          ...has('text'),
          ...has('place'),
          ...has('name'),
          ...has('phone'),
          ...fileStep(fields),
          ...(fields.warned === '1' ? { warned: true } : {}),
          ...(fields.byText === '1' ? { byText: true } : {}),
          ...photosIn(fields),
        },
      };
    case 'check': {
      return { ask: { kind, receipt: digitsOf(fields.receipt), ...pageIn(fields.page) }, ...proofIn(fields) };
    }
    case 'add':
    case 'supplement':
    case 'object':
    case 'reopen':
      return { ask: { kind, receipt: digitsOf(fields.receipt), ...has('text'), ...photosIn(fields) }, ...proofIn(fields) };
    case 'rate': {
      const score = Number(fields.score);
      return { ask: { kind, receipt: digitsOf(fields.receipt), ...(/^[1-5]$/.test(fields.score ?? '') ? { score } : {}) }, ...proofIn(fields) };
    }
    case 'by-text': {
      const wanted = fields.wanted === '1' ? true : fields.wanted === '0' ? false : undefined;
      return { ask: { kind, receipt: digitsOf(fields.receipt), ...(wanted === undefined ? {} : { wanted }) }, ...proofIn(fields) };
    }
    case 'consent': {
      const wanted = WISHES.find((w) => w === fields.wanted);
      return { ask: wanted ? { kind, wanted } : { kind } };
    }
    case 'guide':
      return { ask: { kind, query: fields.query ?? '' } };
    case 'withdraw':
      return { ask: { kind, receipt: digitsOf(fields.receipt), ...(fields.code !== undefined ? { code: digitsOf(fields.code) } : {}), ...(fields.confirmed === '1' ? { confirmed: true } : {}) } };
    case 'sign-in': {
      const ask: Ask = { kind, ...has('phone'), ...has('next') };
      return fields.request === undefined ? { ask } : { ask: { kind, ...has('next') }, credential: { kind: 'code', request: fields.request, code: digitsOf(fields.code) } };
    }
    case 'handoff': {
      const receipt = digitsOf(fields.receipt);
      return { ask: { kind, sure: true, ...(receipt ? { receipt } : {}) } };
    }
    case 'open':
      return { ask: { kind }, ...(fields.link === undefined ? {} : { credential: { kind: 'link', secret: fields.link, pressed: true } }) };
    case 'sign-out':
      return { ask: { kind, sure: true, ...(fields.everywhere === '1' ? { everywhere: true } : {}) } };
    case 'pair':
      return {
        ask: {
          kind,
          ...(fields.start === '1' ? { start: true } : {}),
          ...(fields.sure === '1' ? { sure: true } : {}),
          ...(fields.tv === undefined ? {} : { link: fields.tv }),
          ...(fields.code === undefined ? {} : { code: digitsOf(fields.code) }),
          ...(fields.number === undefined ? {} : { number: digitsOf(fields.number) }),
        },
      };
    case 'unpair':
      return { ask: { kind, sure: true } };
    default:
      return undefined;
  }
}
