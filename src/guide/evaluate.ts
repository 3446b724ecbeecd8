/** How good a search is: the share of questions whose right answer comes first, among the first three, and the mean of 1/place among ten. */
export interface Query {
  query: string;
  style: string;
  relevant: readonly string[];
}

export interface Quality {
  queries: number;
  hit1: number;
  hit3: number;
  mrr10: number;
}

/** Place of the first right answer, from 1; 0 where none is among the first ten. */
const placeOf = (ids: readonly string[], relevant: readonly string[]): number => ids.slice(0, 10).findIndex((id) => relevant.includes(id)) + 1;

function qualityOf(places: readonly number[]): Quality {
  const share = (sum: number): number => (places.length ? Math.round((sum / places.length) * 10_000) / 10_000 : 0);
  return {
    queries: places.length,
    hit1: share(places.filter((p) => p === 1).length),
    hit3: share(places.filter((p) => p > 0 && p <= 3).length),
    mrr10: share(places.reduce((sum, p) => sum + (p ? 1 / p : 0), 0)),
  };
}

export async function evaluate(queries: readonly Query[], find: (query: string) => Promise<string[]>): Promise<Quality & { byStyle: Record<string, Quality> }> {
  const places = new Map<string, number[]>();
  for (const { query, style, relevant } of queries) places.set(style, [...(places.get(style) ?? []), placeOf(await find(query), relevant)]);
  return { ...qualityOf([...places.values()].flat()), byStyle: Object.fromEntries([...places].map(([style, p]) => [style, qualityOf(p)])) };
}
