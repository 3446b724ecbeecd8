/** The districts that this program brings along (DISTRICT): one visible line each. Their data stands beside it, in /data/<name>.json (static.ts). */
export const PILOTS = ['gangnam'] as const;
export type PilotName = (typeof PILOTS)[number];
