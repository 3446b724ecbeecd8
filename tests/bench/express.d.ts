/** Express brings no types; the bench needs this much of it. */
declare module 'express' {
  type Next = () => void;
  interface Request {
    body: Record<string, string>;
  }
  interface Response {
    type(type: string): Response;
    send(body: string): Response;
  }
  type Handler = (request: never, response: never, next: Next) => unknown;
  interface Application {
    post(path: string, ...handlers: Handler[]): Application;
    listen(port: number, host: string, done: () => void): { address(): { port: number } };
  }
  interface Express {
    (): Application;
    urlencoded(options: { extended: boolean }): Handler;
  }
  const express: Express;
  export type { Request, Response };
  export default express;
}
