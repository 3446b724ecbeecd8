/** What libphonenumber-js knows of each country's numbers, but how they are written: they are read and judged by it, and written by citizens/phone.ts. It is half of it, 9 KB of a Workers bundle. */
import type { MetadataJson } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.min';

/** The form that is known here, and where a country's ways of writing stand in it. */
const VERSION = 4;
const WRITING = 4;

export function phoneNumbers(): MetadataJson {
  if (metadata.version !== VERSION) throw new Error(`libphonenumber-js's metadata is of form ${metadata.version}: src/files/phone-numbers.ts knows ${VERSION}`);
  return { ...metadata, countries: unwritten(metadata.countries), nonGeographic: unwritten(metadata.nonGeographic) };
}

const unwritten = <T extends object>(countries: T): T => Object.fromEntries(Object.entries(countries).map(([name, country]: [string, unknown[]]) => [name, country.map((part, at) => (at === WRITING ? 0 : part))])) as T;
