/** By when a petition of elsewhere is handed on, in working hours, on the boundary (Decree §13). */
import { expect, it } from 'vitest';
import { handOnBy } from '../../src/console/desk/within.js';
import { gazetteCalendar } from '../../src/petitions/clock.js';
import type { Case } from '../../src/petitions/life/case.js';

const seoul = (text: string): number => Date.parse(`${text}+09:00`);
const event = (code: string, at: number): Case['events'][number] => ({ receipt: '', number: 1, code, at, actor: '', detail: null });
const said = (verb: Parameters<typeof handOnBy>[1], now: string, received: string, ...events: Case['events']): string | undefined => handOnBy({ calendar: gazetteCalendar(), now: () => seoul(now) }, verb, { receivedAt: seoul(received), events } as unknown as Case, 'ko');

it.each([
  ['route', '2026-03-04T11:30', '2026-03-04T11:30', '오늘 13:30까지'], // the noon hour is none
  ['transfer', '2026-03-04T11:00', '2026-03-04T11:00', '오늘 15:00까지'],
  ['transfer', '2026-03-04T15:00', '2026-03-04T11:00', '오늘 15:00까지'],
  ['transfer', '2026-03-04T15:00:00.001', '2026-03-04T11:00', '오늘 15:00에 지남'],
  ['send-on', '2026-02-13T14:00', '2026-02-13T14:00', '19일(목) 14:00까지'], // 설날 between
  ['extend', '2026-03-04T11:00', '2026-03-04T11:00', undefined],
] as const)('%s at %s, received %s: %s', (verb, now, received, text) => expect(said(verb, now, received)).toBe(text));

it('counts anew for the department that it was handed to', () => {
  expect(said('transfer', '2026-03-05T09:00', '2026-03-04T11:00', event('handed-over', seoul('2026-03-05T09:00')))).toBe('오늘 12:00까지');
});
