/**
 * How long a Retry-After asks to wait, ms: seconds, or a date, by the clock of whoever sent it (RFC 9110 §10.2.3, §6.6.1). At most an hour is believed.
 * @returns undefined where it says nothing that can be read
 */
export function pauseOf(headers: Headers): number | undefined {
  const after = headers.get('retry-after') ?? '';
  const ms = /^\d+$/.test(after) ? Number(after) * 1_000 : Date.parse(after) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), 3_600_000);
}
