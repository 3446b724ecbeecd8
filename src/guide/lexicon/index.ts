/** The program's own lexicon: everyday ↔ official words of civil service. A group's id is its first word. Staff's groups win over these. */
import abroad from './abroad.json' with { type: 'json' };
import children from './children.json' with { type: 'json' };
import environment from './environment.json' with { type: 'json' };
import health from './health.json' with { type: 'json' };
import housing from './housing.json' with { type: 'json' };
import leisure from './leisure.json' with { type: 'json' };
import letters from './letters.json' with { type: 'json' };
import nature from './nature.json' with { type: 'json' };
import office from './office.json' with { type: 'json' };
import papers from './papers.json' with { type: 'json' };
import roads from './roads.json' with { type: 'json' };
import safety from './safety.json' with { type: 'json' };
import tax from './tax.json' with { type: 'json' };
import traffic from './traffic.json' with { type: 'json' };
import welfare from './welfare.json' with { type: 'json' };
import work from './work.json' with { type: 'json' };

export const GROUPS: readonly (readonly string[])[] = [papers, abroad, tax, traffic, roads, environment, housing, welfare, children, health, work, safety, leisure, nature, office, letters].flat();
