/** A carrier's message centre as Kannel meets it: SMPP 3.4 on loopback, just enough to bind, to take messages and to report what became of them. */
import { createServer, type Socket } from 'node:net';
import { type Leftovers, openUntil } from './support.js';

const COMMAND = { submit: 0x04, deliver: 0x05, unbind: 0x06, bindTransceiver: 0x09, enquireLink: 0x15 } as const;
const RESPONSE = 0x80000000;
/** esm_class of a delivery receipt, and of a part of a long message. */
const RECEIPT = 0x04;
const HEADER = 0x40;

export interface Submitted {
  /** The carrier's. */
  id: string;
  to: string;
  /** Of one part. */
  text: string;
  /** 1 of 1 unless the message is long. */
  part: number;
  parts: number;
}

/** What becomes of a message: the carrier refuses it at once, or reports these later, in this order. */
export type Fate = { refused: number } | ('DELIVRD' | 'UNDELIV' | 'EXPIRED')[];

export interface Smsc {
  port: number;
  submitted: Submitted[];
  /** Decides; every message is delivered unless this says otherwise. */
  fate(message: Submitted): Fate;
}

const pdu = (command: number, status: number, sequence: number, body: Buffer = Buffer.alloc(0)): Buffer => {
  const head = Buffer.alloc(16);
  for (const [i, value] of [16 + body.length, command, status, sequence].entries()) head.writeUInt32BE(value >>> 0, i * 4);
  return Buffer.concat([head, body]);
};
const cstring = (text: string): Buffer => Buffer.from(`${text}\0`, 'latin1');

/** submit_sm, §4.4.1: strings end with a zero byte, numbers are one byte. */
function read(body: Buffer, id: string): Submitted {
  let at = 0;
  const string = (): string => {
    const end = body.indexOf(0, at);
    const found = body.toString('latin1', at, end);
    at = end + 1;
    return found;
  };
  const byte = (): number => body[at++] ?? 0;
  string(); // service_type
  at += 2;
  string(); // source
  at += 2;
  const to = string();
  const esm = byte();
  at += 2;
  string(); // schedule
  string(); // validity
  at += 2; // registered_delivery, replace_if_present
  const coding = byte();
  at += 1;
  const length = byte();
  let words = body.subarray(at, at + length);
  let [part, parts] = [1, 1];
  if (esm & HEADER) {
    [parts, part] = [words[4] ?? 1, words[5] ?? 1];
    words = words.subarray(1 + (words[0] ?? 0));
  }
  return { id, to, part, parts, text: coding === 8 ? Buffer.from(words).swap16().toString('utf16le') : words.toString('latin1') };
}

/** deliver_sm with a receipt, appendix B. */
function receipt(sequence: number, { id, to }: Submitted, state: string): Buffer {
  const at = '2611241420';
  const text = `id:${id} sub:001 dlvrd:${state === 'DELIVRD' ? '001' : '000'} submit date:${at} done date:${at} stat:${state} err:000 text:`;
  return pdu(COMMAND.deliver, 0, sequence, Buffer.concat([cstring(''), Buffer.of(1, 1), cstring(to), Buffer.of(1, 1), cstring('0234235114'), Buffer.of(RECEIPT, 0, 0), cstring(''), cstring(''), Buffer.of(0, 0, 0, 0, text.length), Buffer.from(text, 'latin1')]));
}

/** @returns when it listens */
export async function smsc(left: Leftovers): Promise<Smsc> {
  const made: Smsc = { port: 0, submitted: [], fate: () => ['DELIVRD'] };
  const open = new Set<Socket>();
  let sequence = 0;
  const hear = (socket: Socket, command: number, given: number, body: Buffer): void => {
    if (command & RESPONSE) return;
    if (command !== COMMAND.submit) return void socket.write(pdu(command | RESPONSE, 0, given, command === COMMAND.bindTransceiver ? cstring('SMSC') : undefined));
    const message = read(body, String(made.submitted.length + 1001));
    made.submitted.push(message);
    const fate = made.fate(message);
    if ('refused' in fate) return void socket.write(pdu(COMMAND.submit | RESPONSE, fate.refused, given));
    socket.write(pdu(COMMAND.submit | RESPONSE, 0, given, cstring(message.id)));
    for (const state of fate) socket.write(receipt(++sequence, message, state));
  };
  const server = createServer((socket) => {
    open.add(socket);
    let heard = Buffer.alloc(0);
    socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket));
    socket.on('data', (chunk) => {
      heard = Buffer.concat([heard, chunk]);
      for (let length = heard.length >= 16 ? heard.readUInt32BE(0) : 0; length && heard.length >= length; length = heard.length >= 16 ? heard.readUInt32BE(0) : 0) {
        hear(socket, heard.readUInt32BE(4), heard.readUInt32BE(12), heard.subarray(16, length));
        heard = heard.subarray(length);
      }
    });
  });
  made.port = await openUntil(left, server, open);
  return made;
}
