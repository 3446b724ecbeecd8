/** What is used of web-push 3.6.7, which brings no types. */
declare module 'web-push' {
  const webpush: {
    generateVAPIDKeys(): { publicKey: string; privateKey: string };
    /** The tests compare what goes out with it. */
    generateRequestDetails(subscription: { endpoint: string; keys: { p256dh: string; auth: string } }, payload: string, options: object): { headers: Record<string, string | number>; body: Uint8Array };
  };
  export default webpush;
}
declare module 'web-push/src/encryption-helper.js' {
  const helper: {
    /** RFC 8291. @throws Error for keys of a wrong size, or a point that is not on the curve */
    encrypt(p256dh: string, auth: string, payload: string, encoding: 'aes128gcm'): { cipherText: Uint8Array<ArrayBuffer> };
  };
  export default helper;
}
