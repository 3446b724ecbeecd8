/** The lab's files, by their addresses. */
import { versionOf } from '../files/version.js';
import { CLIENT } from './client/index.js';
import { icon } from './icon.js';
import { style } from './style.js';

/** A module names its imports by their versions, too, so that all of them can be kept for a year. No module imports itself by way of others. */
const versioned = (name: string): string => (CLIENT[name] ?? '').replace(/from '\.\/([\w-]+\.js)'/g, (_, other: string) => `from './${other}?v=${versionOf(versioned(other))}'`);

export const files = { '/lab/lab.css': style, '/lab/icon.svg': icon, ...Object.fromEntries(Object.keys(CLIENT).map((name) => [`/lab/${name}`, versioned(name)])) };
