import business from './business.json' with { type: 'json' };
import other from './other.json' with { type: 'json' };
import parkingTax from './parking-tax.json' with { type: 'json' };
import passport from './passport.json' with { type: 'json' };
import residence from './residence.json' with { type: 'json' };
import waste from './waste.json' with { type: 'json' };
import welfare from './welfare.json' with { type: 'json' };

/** In the order of the menu's topics, the most asked first; unchecked. */
export const zh: readonly unknown[] = [passport, residence, waste, parkingTax, welfare, business, other].flat();
