/** What a citizen asks. Imports nothing but the model. */

/** Languages in which every template is complete, in the order of their digits in the language menu. */
export const LOCALES = ['ko', 'en', 'zh', 'ja', 'vi'] as const;
export type Locale = (typeof LOCALES)[number];
export const isLocale = (x: unknown): x is Locale => LOCALES.includes(x as Locale);

/** A phone in the hand, or a screen that others in the room can read. */
export type Screen = 'private' | 'shared';

/**
 * One question or wish. What can be navigated to has a path (see path.ts); what is typed by a citizen
 * travels only in request bodies. Proofs (last four digits, codes) are never part of an Ask.
 */
export type Ask =
  | { kind: 'menu' }
  | { kind: 'help' }
  | { kind: 'said'; text: string }
  | ({ kind: 'file' } & Filing)
  | { kind: 'list'; page?: number }
  | { kind: 'check'; receipt: string; part?: 'steps' | 'answer'; page?: number }
  | { kind: 'find' } // type a receipt number
  | { kind: 'withdraw'; receipt?: string; code?: string; confirmed?: boolean }
  | ({ kind: 'add'; receipt: string; text?: string } & WithPhotos)
  | { kind: 'call'; receipt?: string }
  /** Which offices, those of a field of petitions, or one of them. */
  | { kind: 'departments'; group?: Offices; work?: string; page?: number; id?: string }
  | { kind: 'language'; locale?: Locale }
  /** Topics, one topic, words that are searched, one entry; of its fees those of an item, all of them where it is empty. */
  /** `told`: the words tell something rather than ask; where nothing answers them, they are offered as a filing. */
  | { kind: 'guide'; topic?: string; query?: string; told?: boolean; id?: string; item?: string; page?: number }
  | { kind: 'rate'; receipt?: string; score?: number }
  | ({ kind: 'supplement'; receipt: string; text?: string; page?: number } & WithPhotos) // 보완
  | ({ kind: 'object'; receipt: string; text?: string } & WithPhotos) // 이의신청
  | ({ kind: 'reopen'; receipt: string; text?: string } & WithPhotos)
  | { kind: 'consent'; wanted?: Wish }
  | { kind: 'by-text'; receipt: string; wanted?: boolean } // 법 제27조제1항의 동의
  | { kind: 'sign-in'; phone?: string; next?: string } // `next`: the path to go on at
  | { kind: 'sign-out'; everywhere?: boolean; sure?: boolean }
  | { kind: 'pictures'; photos: string[] } // photos without a word
  | { kind: 'pair'; start?: true; watch?: true; link?: string; code?: string; number?: string; sure?: true } // 이어 보기(TV): src/citizens/pair.ts
  | { kind: 'unpair'; sure?: true }
  | { kind: 'handoff'; receipt?: string; sure?: boolean } // go on on the phone
  | { kind: 'open' } // a link that a phone got; its secret is a credential
  | { kind: 'privacy' }
  | { kind: 'notice'; of: Notice };

/** 부서 찾기: open now, community centers, counters, the health center, all by name, by what they do, at night. In the menu's order. */
export const OFFICES = ['open', 'dongs', 'counters', 'health', 'offices', 'does', 'duty'] as const;
export type Offices = (typeof OFFICES)[number];

/** Notices: on, off (수신거부), not between 21 and 8 o'clock, at any hour. */
export const WISHES = ['on', 'off', 'by-day', 'any-hour'] as const;
export type Wish = (typeof WISHES)[number];

/** Photos that came with words, or before them: names of what is kept already (photos/album.ts), and why one of them is not. */
export interface WithPhotos {
  photos?: string[];
  photoFault?: PhotoFault;
}

/** What is said in a citizen's own words: photos may go along. */
const TAKES_PHOTOS = ['file', 'add', 'supplement', 'object', 'reopen'] as const satisfies readonly Ask['kind'][];
export const takesPhotos = (ask: Ask): ask is Ask & { kind: (typeof TAKES_PHOTOS)[number] } => (TAKES_PHOTOS as readonly string[]).includes(ask.kind);

/** `lost`: it was kept, and is not any more, or belongs to another petition already. */
export const PHOTO_FAULTS = ['too-many', 'too-big', 'too-many-pixels', 'not-picture', 'heic', 'lost'] as const;
export type PhotoFault = (typeof PHOTO_FAULTS)[number];

/** What came with a text beside its words: where its carrier keeps it, and what it calls it. */
export interface Media {
  url: string;
  type: string;
}

/** One photo as it is read from a request, in one piece when it is asked for; what comes after a fault is not read. */
export type Upload = { bytes(): Uint8Array } | { fault: PhotoFault };

/** A filing under way: each step adds a field; it becomes a petition only when `confirmed`. */
export interface Filing extends WithPhotos {
  group?: string;
  /** The guide's entry that it is about. */
  about?: string;
  text?: string;
  place?: string;
  name?: string;
  /** As typed on a page; a text message's sender is never typed. */
  phone?: string;
  /** Results by text message are consented to, Act §27①: never ticked beforehand. */
  byText?: boolean;
  confirmed?: boolean;
  /** Asks for its form again, as it is filled (고치기). */
  change?: boolean;
  /** The citizen was told of 119 and 112 and still wants to file. */
  warned?: boolean;
  /** Of what is to be confirmed, where it is long: to look at it again, never to file it. */
  page?: number;
}

/** Outcomes of understanding that are answers by themselves. */
export type Notice = 'receipt-length' | 'nobody-owns-digit' | 'dropped' | 'language-missing' | 'too-long';

/** What a request says about its sender, before anyone has checked it. src/request turns it into a Citizen. */
export type Credential =
  | { kind: 'sender'; phone: string } // signed or token-protected by the carrier
  | { kind: 'last-four'; receipt: string; digits: string }
  /** The secret of a link; `pressed`: by its page's button, not by opening it. */
  | { kind: 'link'; secret: string; pressed: boolean }
  | { kind: 'code'; request: string; code: string }; // a one-time code, and what its form carried unseen

/** What a page sends along of a session that was opened before: the secret in its cookie, or the hidden token of a device without cookies. */
export type SessionKey = { cookie: string } | { token: string };

/** How a phone was proved: its carrier named it, a one-time code reached it, or it paired this screen. */
export type PhoneProof = 'sender' | 'code' | 'paired';

/** A wrong one has so many tries left; `over`: used, too old, tried too often, or never sent from here. */
export type CodeChecked = { state: 'right' } | { state: 'wrong'; left: number; request: string } | { state: 'over' };

/** Only looked at; opened, with the path where it leads; or used, too old, unknown. */
export type LinkChecked = { state: 'seen'; secret: string } | { state: 'right'; to: string } | { state: 'over' };

/** Who is asking, with the proof behind it. `phone` is a keyed hash: of the number only its last four digits travel, for filing. */
export type Citizen =
  | { kind: 'nobody' }
  | { kind: 'phone'; phone: string; lastFour: string; by: PhoneProof; holds?: Holding }
  | ({ kind: 'holder' } & Holding);

/** A receipt with the last four digits of its phone, as typed: the forms of the page that they opened carry them on. */
export interface Holding {
  receipt: string;
  lastFour: string;
}

export interface Inquiry {
  /** The sender's own message id, or a form's nonce: a redelivery must not file twice. */
  id: string;
  channel: string;
  screen: Screen;
  /** By messages, not pages: digits and half-finished forms are remembered for its phone. */
  converses: boolean;
  /** How its device can hold a session: by a cookie, by a hidden token in every form, or not at all. */
  sessions: 'cookie' | 'token' | 'none';
  citizen: Citizen;
  /** The session that the citizen comes from. */
  session?: string | undefined;
  /** The phone (keyed hash) whose session ran out on this device: it proves nothing, and what was written meanwhile waits for it. */
  lapsed?: string | undefined;
  /** The cookie that names the device, where it takes any. */
  device?: string | undefined;
  /** What became of a one-time code that was sent with it. */
  code?: CodeChecked | undefined;
  /** What became of a link. */
  link?: LinkChecked | undefined;
  /** A proof was sent with it, right or wrong. */
  proofGiven: boolean;
  /** Its form is ours, but was open too long: nothing is done, and what was typed comes back. */
  late?: true | undefined;
  locale: Locale;
  ask: Ask;
}

/** What a channel makes of a request. */
export type Received = Omit<Inquiry, 'citizen' | 'locale' | 'proofGiven' | 'session' | 'lapsed' | 'code' | 'link' | 'device'> & {
  locale?: Locale;
  credential?: Credential;
  /** Of a session that was opened before. */
  session?: SessionKey;
  /** A page that asks again by itself: no sign that anybody is there. */
  unattended?: true;
  /** The API key of a program that asks. */
  key?: string;
  /** Which of a channel's carriers brought it. */
  carrier?: string;
  /** Pages only: the cookie that names the device, and the token of a form that was sent. */
  device?: string;
  form?: string;
  /** The language was in the address: links keep it, for devices without cookies. */
  keepLocale?: boolean;
  /** Photos of a text, still with its carrier. */
  media?: Media[];
  /** Photos of a form, read from the request only when they are asked for, one after the other. */
  uploads?: AsyncIterable<Upload>;
};
