/** The pilot's own guide, written for this project. Node alone brings it along: a Worker's database is filled by `minwon guide seed --sql`. */
import business from './business.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };
import other from './other.json' with { type: 'json' };
import parkingTax from './parking-tax.json' with { type: 'json' };
import passport from './passport.json' with { type: 'json' };
import residence from './residence.json' with { type: 'json' };
import vi from './vi.json' with { type: 'json' };
import waste from './waste.json' with { type: 'json' };
import welfare from './welfare.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

/** In the order of the menu's topics, the most asked first; unchecked. */
export const guide: readonly unknown[] = [passport, residence, waste, parkingTax, welfare, business, other, en, zh, ja, vi].flat();
