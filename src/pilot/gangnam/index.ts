/** The Gangnam pilot: public facts and a realistic example, see README.md beside this file. */
import canned from './canned.json' with { type: 'json' };
import categories from './categories.json' with { type: 'json' };
import departments from './departments.json' with { type: 'json' };
import district from './district.json' with { type: 'json' };
import dongs from './dongs.json' with { type: 'json' };

export const gangnam = { district, departments, categories, dongs, canned };
