/**
 * How long personal data is kept, in days (보유기간, Personal Information Protection Act §21). Configuration decides; whoever tells a citizen how long,
 * tells these. What is no longer kept is erased by the clock, or by `minwon purge`.
 */
export interface Retention {
  /** A petition's words, names, phones, photos and news, after it was closed; its states and times stay, as figures. */
  petitions: number;
  /** Answers to texts and forms, and the digits in them. */
  messages: number;
  /** A phone that has no petition here any more, with its language and wishes. */
  phones: number;
  /** The record of who of the staff did and saw what. */
  record: number;
}

export const RETENTION: Retention = { petitions: 1095, messages: 90, phones: 365, record: 731 };

/** Shorter would break what is promised: an objection within 60 days and its decision, a rating within 7 days, two years of the record (and a leap day). */
export const AT_LEAST: Retention = { petitions: 180, messages: 8, phones: 30, record: 731 };
