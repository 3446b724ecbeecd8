/** One step up from a page: where every step spends a token, the set's own way back leads to pages that are left behind. */
import type { Ask } from '../../src/inquiry.js';

/** @returns undefined where the start is what is above */
export function upOf(ask: Ask | undefined): Ask | undefined {
  switch (ask?.kind) {
    case 'check':
    case 'find':
      return { kind: 'list' };
    case 'add':
    case 'supplement':
    case 'object':
    case 'reopen':
    case 'by-text':
    case 'withdraw':
    case 'rate':
    case 'call':
    case 'handoff':
      return ask.receipt && /^\d{12}$/.test(ask.receipt) ? { kind: 'check', receipt: ask.receipt } : undefined;
    case 'guide':
      return ask.id !== undefined || ask.topic !== undefined || ask.query !== undefined ? { kind: 'guide' } : undefined;
    case 'departments':
      return ask.id || ask.group || ask.work ? { kind: 'departments' } : undefined;
    case 'file':
      return ask.group && !ask.text ? { kind: 'file' } : undefined;
    default:
      return undefined;
  }
}
