/** axe, run in the page. @axe-core/playwright sends axe's half a megabyte anew for each reading, which takes three times as long as the reading. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2 at level AA, and axe's own advice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  id: string;
  nodes: { html: string }[];
}

/**
 * Rule and elements of whatever axe finds; frames are pages of their own and are not looked into.
 * @param within a selector: only this part @param without rules that do not hold for this kind of page
 */
export async function complaintsOfAxe(page: Page, { within, without = [] }: { within?: string; without?: readonly string[] } = {}): Promise<string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe.source);
  const options = { runOnly: RULES, rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])), resultTypes: ['violations'], iframes: false };
  const context = within === undefined ? { exclude: ['iframe'] } : { include: [within] };
  const violations = await page.evaluate<Violation[]>(`axe.run(${JSON.stringify(context)}, ${JSON.stringify(options)}).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })))`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
