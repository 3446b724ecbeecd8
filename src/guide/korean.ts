/** What Korean needs of a search, in one place; the reasons stand in the files. */
export { plain, sounded, typed } from './korean/letters.js';
export { comparable, tokens, tokensOfWord } from './korean/tokens.js';
export { keywords, spaced } from './korean/words.js';
