/** `minwon push keys`: a new pair for web push, as lines of an environment file. */
import webpush from 'web-push';

/** The private key is printed once and kept nowhere. Browsers are bound to the public one: with another pair all of them have to ask anew. */
export function printPushKeys(): void {
  const { publicKey, privateKey } = webpush.generateVAPIDKeys();
  console.log(`VAPID_SUBJECT=mailto:\nVAPID_PUBLIC_KEY=${publicKey}\nVAPID_PRIVATE_KEY=${privateKey}`);
  console.error('VAPID_SUBJECT: put the address there whom a push service may write to about this gateway, mailto: or https:');
}
