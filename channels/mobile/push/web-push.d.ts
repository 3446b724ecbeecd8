/** What is used of web-push 3.6.7, which brings no types. */
declare module 'web-push' {
  interface Details {
    endpoint: string;
    method: 'POST';
    headers: Record<string, string | number>;
    body: Uint8Array<ArrayBuffer>;
  }
  interface Options {
    vapidDetails: { subject: string; publicKey: string; privateKey: string };
    /** Seconds. */
    TTL: number;
    urgency: 'very-low' | 'low' | 'normal' | 'high';
    topic: string;
    contentEncoding: 'aes128gcm';
  }
  const webpush: {
    /** Encrypts and signs; asks nobody. @throws Error for keys of a wrong size or a point that is not on the curve */
    generateRequestDetails(subscription: { endpoint: string; keys: { p256dh: string; auth: string } }, payload: string, options: Options): Details;
    generateVAPIDKeys(): { publicKey: string; privateKey: string };
  };
  export default webpush;
}
