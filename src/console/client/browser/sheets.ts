/**
 * CodeMirror's styles without a <style> element, which `style-src 'self'` forbids: one constructed sheet, as style-mod itself does in a shadow root.
 * https://www.w3.org/TR/css-cascade-5/ puts it behind the page's own sheets; what a page may set is in custom properties (theme.ts).
 */
import { StyleModule } from 'style-mod';

const sheet = new CSSStyleSheet();
const mounted: StyleModule[] = [];

export function adoptSheets(): void {
  StyleModule.mount = (_root, given) => {
    const modules = Array.isArray(given) ? (given as StyleModule[]) : [given as StyleModule];
    const fresh = modules.filter((m) => !mounted.includes(m));
    if (!fresh.length) return;
    // The order of CodeMirror's list is the order of precedence, the same for every editor of the page.
    mounted.splice(0, mounted.length, ...mounted.filter((m) => !modules.includes(m)), ...modules);
    sheet.replaceSync(mounted.map((m) => m.getRules()).join('\n'));
    if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };
}
