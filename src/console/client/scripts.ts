/** Bundles the console's scripts for browsers: each is one module, of everything that it needs. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const CODEMIRROR = '/*! With CodeMirror 6, style-mod and Lezer: MIT, (c) Marijn Haverbeke and others */';
const CHARTIST = '/*! With Chartist: MIT, (c) Gion Kunz */';

/** What a script's licence asks to be said, by its name in browser/. */
const SCRIPTS = { editor: CODEMIRROR, desk: '', figures: CHARTIST, office: '' };

/** @returns each script by its address */
export async function scripts(): Promise<Record<string, string>> {
  const made = Object.entries(SCRIPTS).map(async ([name, banner]) => [`/console/assets/${name}.js`, await bundled(name, banner)] as const);
  return Object.fromEntries(await Promise.all(made));
}

async function bundled(name: string, banner: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`browser/${name}.ts`, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    ...(banner ? { banner: { js: banner } } : {}),
    tsconfigRaw: {},
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}
