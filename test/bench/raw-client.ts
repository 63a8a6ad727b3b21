import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** A minimal load generator, so that the server is measured and not the client. */
export interface Target {
  port: number;
  connections: number;
}

const headEnd = Buffer.from('\r\n\r\n');

/** One kept-alive connection, one request at a time. Answers must carry Content-Length or be empty. */
class Connection {
  private readonly socket: Socket;
  private waiting: ((status: number) => void) | null = null;
  private buffered: Buffer = Buffer.alloc(0);

  constructor(socket: Socket) {
    this.socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.take(chunk));
  }

  ask(bytes: Buffer): Promise<number> {
    return new Promise((resolve) => {
      this.waiting = resolve;
      this.socket.write(bytes);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.buffered = this.buffered.length === 0 ? chunk : Buffer.concat([this.buffered, chunk]);
    const end = this.buffered.indexOf(headEnd);
    if (end < 0) return;
    const head = this.buffered.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (this.buffered.length < end + 4 + length) return;
    this.buffered = Buffer.alloc(0);
    const done = this.waiting;
    this.waiting = null;
    done?.(Number(head.slice(9, 12)));
  }
}

async function open(port: number): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(new Connection(socket)));
    socket.once('error', reject);
  });
}

export interface Figures {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  wrong: number;
}

/** Sends every request once over this many connections, as fast as the server answers. */
export async function flood(
  { port, connections }: Target,
  requests: readonly Buffer[],
): Promise<Figures> {
  const lines = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const times: number[] = [];
  let next = 0;
  let wrong = 0;
  const startedAt = performance.now();
  await Promise.all(
    lines.map(async (line) => {
      for (let index = next++; index < requests.length; index = next++) {
        const request = requests[index];
        if (!request) return;
        const askedAt = performance.now();
        if ((await line.ask(request)) !== 200) wrong += 1;
        times.push(performance.now() - askedAt);
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  for (const line of lines) line.close();
  return { perSecond: requests.length / seconds, ...percentiles(times), wrong };
}

/** Sends at a steady rate, regardless of the answers. Times include the wait for a free connection. */
export async function pace(
  { port, connections }: Target,
  of: { requests: readonly Buffer[]; perSecond: number },
): Promise<Figures> {
  const lines = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const free = [...lines];
  const times: number[] = [];
  let wrong = 0;
  const startedAt = performance.now();
  const pending = of.requests.map(async (request, index) => {
    const due = startedAt + (index * 1000) / of.perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const askedAt = performance.now();
    const line = free.pop() ?? (await open(port));
    if ((await line.ask(request)) !== 200) wrong += 1;
    times.push(performance.now() - askedAt);
    free.push(line);
  });
  await Promise.all(pending);
  const seconds = (performance.now() - startedAt) / 1000;
  for (const line of free) line.close();
  return { perSecond: of.requests.length / seconds, ...percentiles(times), wrong };
}

export function percentiles(times: number[]): { p50: number; p99: number; p95: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
