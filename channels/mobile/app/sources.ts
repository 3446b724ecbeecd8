/** What a mobile page may load: its own style, pictures, scripts, manifest and service worker. */
export const SOURCES = ["style-src 'self'", "img-src 'self'", "script-src 'self'", "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'"];
