/** What a mobile page may load: its own style, pictures (and those that were just chosen, before they are sent), scripts, manifest and service worker. */
export const SOURCES = ["style-src 'self'", "img-src 'self' blob:", "script-src 'self'", "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'"];
