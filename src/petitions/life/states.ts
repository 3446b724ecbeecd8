/** Where a petition can be. The names of the field: 국민신문고 and 새올 say 접수, 처리중, 보완요청, 답변완료, 이송, 취하, 종결. */
export const STATES = [
  'arrived', // 도달: at the window, not yet received
  'received', // 접수: at a department, nobody's yet
  'assigned', // 처리 중: an officer has it
  'supplement', // 보완 요청: waits for the citizen, Act §22①
  'paused', // 처리기간 불산입: waits for another cause of Decree §20
  'objected', // 이의신청, Act §35
  'answered', // 답변
  'refused', // 거부, Act §27③
  'not-processed', // 처리 예외, Act §21
  'returned', // 반려, Decree §25
  'repeated', // 반복 종결, Act §23
  'transferred', // 다른 기관으로 이송, Act §16
  'withdrawn', // 취하, Act §22②
] as const;
export type State = (typeof STATES)[number];

/** Somebody still has to do something. */
export const OPEN = ['arrived', 'received', 'assigned', 'supplement', 'paused', 'objected'] as const satisfies readonly State[];
/** At officers, whose clock runs. */
export const RUNNING = ['received', 'assigned'] as const satisfies readonly State[];
/** A result was told: what a citizen may rate, and staff may recall for a minute. */
export const RESULTS = ['answered', 'refused', 'not-processed', 'returned', 'repeated', 'transferred'] as const satisfies readonly State[];

export const isOpen = (state: State): boolean => (OPEN as readonly State[]).includes(state);
export const isResult = (state: State): boolean => (RESULTS as readonly State[]).includes(state);
