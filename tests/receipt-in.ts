/** The receipt number that a page or a text says, without its hyphens; empty where it says none. */
export const receiptIn = (words: string): string => /\d{4}-\d{4}-\d{4}/.exec(words)?.[0].replaceAll('-', '') ?? '';
