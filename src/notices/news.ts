/** News for a citizen, in values and template keys: what happened, what it means, and always whom to call (Decree §31). */
import type { TemplateData } from '../../templates/catalog.js';
import { type Block, type Choice, type Reply, say, type Value, type Wording } from '../reply.js';

/** `law`: has to reach the petitioner by a lawful way. `courtesy`: can be switched off, and waits for the morning. */
export const NEWS = {
  registered: { duty: 'law', law: 'Act §9②' }, // 접수
  reclassified: { duty: 'courtesy', law: 'Act §17' },
  supplement: { duty: 'law', law: 'Act §22①' },
  'supplement-prolonged': { duty: 'courtesy', law: 'Decree §24②' },
  extended: { duty: 'law', law: 'Decree §21②' },
  'handed-over': { duty: 'courtesy', law: 'Decree §13②' },
  transferred: { duty: 'law', law: 'Act §16' },
  progress: { duty: 'law', law: 'Decree §23' },
  late: { duty: 'courtesy', law: 'Decree §23' },
  'due-moved': { duty: 'courtesy', law: '공휴일법 §2' },
  answered: { duty: 'law', law: 'Act §27' },
  refused: { duty: 'law', law: 'Act §27③' },
  'refused-statutory': { duty: 'law', law: 'Act §27③, §35' },
  'not-processed': { duty: 'law', law: 'Act §21' },
  returned: { duty: 'law', law: 'Decree §25①' },
  repeated: { duty: 'law', law: 'Act §23' },
  withdrawn: { duty: 'courtesy', law: 'Act §22②' }, // by staff, for whoever asked them: who did not hears of it
  objected: { duty: 'courtesy', law: 'Act §35②' },
  'put-off': { duty: 'law', law: 'Act §35②' },
  upheld: { duty: 'law', law: 'Act §35②' },
  dismissed: { duty: 'law', law: 'Act §35②③' },
  reopened: { duty: 'courtesy', law: 'Act §26' },
} as const satisfies Record<string, { duty: 'law' | 'courtesy'; law: string }>;
export type NewsKind = keyof typeof NEWS;
export const NEWS_KINDS = Object.keys(NEWS) as NewsKind[];

/** Its values are those of its text's template. */
export type News = { [K in NewsKind]: { kind: K; data: TemplateData<`news.${K}.text`> extends [infer D] ? D : Record<never, never> } }[NewsKind];

/** Of which petition, and who answers for it. Without an officer yet, the department does. */
export interface About {
  receipt: string;
  category: string;
  department: string;
  officer: string | undefined;
  phone: string;
  /** Who helps with the language: the answer that binds is the Korean one. */
  help: string;
}

/** Results that may be rated. */
const RATED: readonly NewsKind[] = ['answered', 'refused', 'refused-statutory', 'not-processed'];

/** The only maker of a notice: no news leaves without department, name and phone (Decree §31). */
export function newsReply(news: News, about: About): Reply {
  const { receipt } = about;
  const data = { ...(news.data as Record<string, Value>) };
  const text: Wording = { template: `news.${news.kind}.text`, data };
  return {
    outcome: 'ok',
    title: say(`news.${news.kind}.title`, { category: { kind: 'named', of: 'category', id: about.category }, receipt: { kind: 'receipt', receipt } }),
    blocks: [{ kind: 'text', text }, { kind: 'text', text: contact(about) }, ...choices(news.kind, receipt)],
    keeps: 'result',
  };
}

function contact({ department, officer, phone, help }: About): Wording {
  const data = { department: { kind: 'named', of: 'department', id: department }, phone: { kind: 'phone', phone }, help: { kind: 'phone', phone: help } } as const;
  return officer ? say('news.contact', { ...data, officer: { kind: 'text', text: officer } }) : say('news.contact.department', data);
}

const SCORES = [5, 4, 3, 2, 1] as const;

/** What can be answered by a digit: a score, what is needed, an objection (Act §35①). */
function choices(kind: NewsKind, receipt: string): Block[] {
  const one = (choice: Choice): Block => ({ kind: 'choices', choices: [choice] });
  if (kind === 'supplement' || kind === 'supplement-prolonged') return [one({ label: say('petition.supplement'), ask: { kind: 'supplement', receipt }, digit: 4 })];
  if (kind === 'refused-statutory') return [...scores(receipt), one({ label: say('petition.object'), ask: { kind: 'object', receipt }, digit: 6 })];
  return RATED.includes(kind) ? scores(receipt) : [];
}

/** 5 … 1 with their words (Act §26). */
export function scores(receipt: string): Block[] {
  return [{ kind: 'choices', choices: SCORES.map((score) => ({ label: say(`rate.${score}`), ask: { kind: 'rate', receipt, score }, digit: score })) }];
}
