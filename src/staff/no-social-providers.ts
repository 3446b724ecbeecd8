/**
 * Stands in a Workers bundle for better-auth's forty ways to sign in elsewhere (wrangler.toml, alias): staff have passwords and a second factor here, and
 * no code that could take another way. Names as better-auth imports them.
 */
import * as z from 'zod';

export const socialProviders = {};
/** No name is one. */
export const SocialProviderListEnum = z.never();
