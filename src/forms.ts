/** A form's fields become an Ask: the same for a page's body and for a text device's dialogue. */
import type { Ask, Credential } from './inquiry.js';

export interface FormAsk {
  ask: Ask;
  credential?: Credential;
}

const digitsOf = (typed: string | undefined): string => (typed ?? '').normalize('NFKC').replace(/[^0-9]/g, '');

/** @returns undefined for a kind that no form asks */
export function askFrom(kind: string, fields: Readonly<Record<string, string>>): FormAsk | undefined {
  const has = <K extends string>(name: K): { [P in K]?: string } => (fields[name] !== undefined ? ({ [name]: fields[name] } as { [P in K]: string }) : {});
  switch (kind) {
    case 'file':
      return {
        ask: {
          kind,
          ...has('group'),
          ...has('text'),
          ...has('place'),
          ...has('name'),
          ...has('phone'),
          ...(fields.confirmed === '1' ? { confirmed: true } : {}),
          ...(fields.warned === '1' ? { warned: true } : {}),
        },
      };
    case 'check': {
      const receipt = digitsOf(fields.receipt);
      const digits = digitsOf(fields.lastFour);
      return { ask: { kind, receipt }, ...(fields.lastFour !== undefined ? { credential: { kind: 'last-four', receipt, digits } } : {}) };
    }
    case 'add':
      return { ask: { kind, receipt: digitsOf(fields.receipt), ...has('text') } };
    case 'withdraw':
      return { ask: { kind, receipt: digitsOf(fields.receipt), ...(fields.code !== undefined ? { code: digitsOf(fields.code) } : {}) } };
    default:
      return undefined;
  }
}
