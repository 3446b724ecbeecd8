/** XHTML Basic 1.1 by the W3C's own document type, where the machine has it. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export const CATALOG = '/usr/share/xml/w3c-sgml-lib/schema/dtd/catalog.xml';
export const missing = spawnSync('xmllint', ['--version']).error ? 'xmllint is not installed' : existsSync(CATALOG) ? undefined : `${CATALOG} is not there (package w3c-sgml-lib)`;
if (missing) console.warn(`XHTML Basic 1.1 not checked: ${missing}`);

/** What is wrong with a page; empty where it is valid. */
export const invalid = (body: string): string => spawnSync('xmllint', ['--nonet', '--noout', '--valid', '-'], { input: body, env: { ...process.env, XML_CATALOG_FILES: CATALOG } }).stderr.toString();
