/** Instants as people in Seoul write them. */
export const at = (text: string): number => Date.parse(`${text}+09:00`);

/** @param length 16 to the minute, 10 for the day, 19 to the second */
export const seoul = (ms: number, length = 16): string => new Date(ms + 9 * 3_600_000).toISOString().slice(0, length);
