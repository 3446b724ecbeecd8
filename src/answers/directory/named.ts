/** Which office a question names: 세무과 전화번호, 역삼1동 주민센터 어디예요. */
import type { Department, District, Dong } from '../../district.js';

export type Office = Department | Dong;
export const idOf = (o: Office): string => ('code' in o ? o.code : o.id);

/** What is asked of an office, not of a matter: its number, its place, its hours. */
const ASKS = /전화|번호|연락처|위치|어디|어떻게\s?가|가는\s?길|몇\s?시|시간|몇\s?층|담당|부서|여나|여는|열어|문\s?닫|영업|휴무|점심|phone|number|contact|where|address|hours|open/iu;
const FILLERS = /강남구청|강남구|구청|전화\s?번호|전화|번호|연락처|위치|어디\S*|몇\s?시\S*|시간|몇\s?층\S*|담당\S*|부서|여나요|여는|열어요|열었나요|알려\S*|문의|좀|요|은|는|이|가|의|에|에서|을|를|지금|오늘|까지|해요|하나요|\?|phone|number|of|the|where|is|hours|open|please/giu;
const packed = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
/** 세무과 is said, 세무관리과 is meant: what stands before the word for an office. */
const STEM = /([가-힣]{2,8}?)(?:민원실|담당관|과|실)(?![가-힣]*과)/gu;

/** Best first; none where no office is named or something else is asked. */
export function officesNamed({ departments, dongs }: District, text: string): Office[] {
  const said = packed(text);
  const lower = ` ${text.toLowerCase().replace(/[^a-z0-9]+/g, ' ')} `;
  const stems = [...said.matchAll(STEM)].map((m) => m[1] ?? '');
  const score = (o: Office): number => {
    const { ko, en } = o.name;
    if (said.includes(packed(ko)) || lower.includes(` ${en.toLowerCase().replace(/[^a-z0-9]+/g, ' ')} `)) return 3;
    if ('code' in o) return said.includes(ko.replace(/\d/g, '')) ? 2 : 0;
    const short = packed(ko).replace(/^강남구/, '');
    return said.includes(short) ? 3 : stems.some((s) => s.length > 1 && packed(ko).includes(s)) ? 2 : 0;
  };
  const scored = [...departments.values(), ...dongs].map((o) => ({ o, s: score(o) }));
  const best = Math.max(...scored.map(({ s }) => s));
  if (!best) return [];
  const found = scored.filter(({ s }) => s === best).map(({ o }) => o);
  return ASKS.test(text) || bareName(said, found) ? found : [];
}

/** Nothing but the name was said. */
const bareName = (said: string, found: readonly Office[]): boolean => found.some((o) => said.replace(packed(o.name.ko).replace(/^강남구/, ''), '').replace(/주민센터|동사무소|행정복지센터/gu, '').replace(FILLERS, '').length === 0);

/** 주민센터 전화번호, with no dong named. */
export const asksForDongs = (text: string): boolean => /주민센터|동사무소|행정복지센터|community cent/iu.test(text) && ASKS.test(text);
/** 민원실 몇 시까지: the counters. */
export const asksForCounters = (text: string): boolean => /(?:^|[^가-힣])(?:구청\s?)?민원(?:실|창구|여권과)/u.test(text) && ASKS.test(text);
