/** What the servers, the seed and the load agree on. */
export const AUTH_TOKEN = 'twilio-token-of-the-bench-0123456789';
/** Twilio signs this address; no request says it. */
export const PUBLIC_URL = 'https://minwon.example.kr';
export const PATH = '/sms/twilio';
export const SECRET_KEY = Buffer.alloc(32, 9).toString('base64');
export const PHONES = 2_000;
/** One open petition a phone, the others filed longer ago than a list goes back. */
export const PETITIONS_A_PHONE = 5;
/** A phone may send 30 texts in ten minutes: one process answers no more than this many. */
export const TEXTS_A_PHONE = 30;

/** +8210… of the n-th phone. */
export const phoneOf = (n: number): string => `+82102000${String(n).padStart(4, '0')}`;
