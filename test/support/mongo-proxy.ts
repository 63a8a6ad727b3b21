import { once } from 'node:events';
import { connect as openSocket, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.ts';

/** One command that passed the proxy. Its bytes are counted on the wire. */
export interface Command {
  name: string;
  collection: string;
  bytes: number;
  /**
   * The number of earlier answers, one after the other, that the sender had waited for before it sent this
   * command.
   */
  depth: number;
}

export interface Cost {
  commands: number;
  /**
   * The length of the longest chain of commands, in which each is sent after the answer to the one before.
   */
  depth: number;
  /** Bytes of MongoDB's answers. */
  bytes: number;
  list: readonly string[];
}

export interface Budget {
  commands: number;
  depth: number;
  kB: number;
}

/** Empty when the cost is within the budget; otherwise the cost and the list of commands. */
export function excessOf(cost: Cost, budget: Budget): string {
  const { commands, depth, bytes, list } = cost;
  const isWithin =
    commands <= budget.commands && depth <= budget.depth && bytes <= budget.kB * 1_000;
  return isWithin ? '' : `${commands} commands, depth ${depth}, ${bytes} B:\n${list.join('\n')}`;
}

export interface MongoProxy {
  uri: string;
  /**
   * Counts the commands that a piece of work sends to MongoDB. Other work must not use the proxy meanwhile.
   */
  measure(work: () => Promise<unknown>): Promise<Cost>;
  /** Delays each answer by this time from now on. */
  delay(ms: number): void;
  close(): Promise<void>;
}

interface State {
  delayMs: number;
  commands: Command[];
  deepest: number;
}

/** Commands of the driver itself, which watches the server and ends its sessions. */
const upkeep = new Set(['hello', 'ismaster', 'isMaster', 'ping', 'endSessions', 'buildInfo']);

/**
 * A proxy between the app and MongoDB that counts commands without a change to the app. It delays each
 * answer by the same time, so that commands that do not wait for each other are sent together.
 */
export async function startMongoProxy(target: string, delayMs = 12): Promise<MongoProxy> {
  const { hostname, port } = new URL(target);
  const state: State = { delayMs, commands: [], deepest: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = openSocket(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket)).on('error', () => undefined);
    }
    relay(state, { client, upstream });
  });
  const ownPort = await freePort();
  await once(server.listen(ownPort, '127.0.0.1'), 'listening');
  return {
    uri: through(target, ownPort),
    measure: async (work) => {
      state.commands = [];
      state.deepest = 0;
      await work();
      await untilQuiet(state);
      return costOf(state);
    },
    delay: (ms) => {
      state.delayMs = ms;
    },
    close: () => closeAll(server, sockets),
  };
}

function through(target: string, port: number): string {
  const uri = new URL(target);
  uri.host = `127.0.0.1:${port}`;
  uri.searchParams.delete('replicaSet');
  uri.searchParams.set('directConnection', 'true');
  return uri.href;
}

/** A connection carries one command at a time, so an answer belongs to the last command. */
function relay(state: State, { client, upstream }: { client: Socket; upstream: Socket }): void {
  let open: Command | null = null;
  const fromApp = splitMessages((message) => {
    open = commandOf(message, state.deepest);
    if (open) state.commands.push(open);
    upstream.write(message);
  });
  const fromMongo = splitMessages((message) => {
    const answered = open;
    open = null;
    if (answered) answered.bytes += message.length;
    setTimeout(() => {
      if (answered) state.deepest = Math.max(state.deepest, answered.depth);
      if (client.writable) client.write(message);
    }, state.delayMs);
  });
  client.on('data', fromApp).once('close', () => upstream.destroy());
  upstream.on('data', fromMongo).once('close', () => client.destroy());
}

/** Cuts a stream into messages: each begins with its length in four bytes. */
function splitMessages(onMessage: (message: Buffer) => void): (bytes: Buffer | string) => void {
  let rest = Buffer.alloc(0);
  return (bytes) => {
    rest = Buffer.concat([rest, Buffer.from(bytes)]);
    while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      onMessage(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  };
}

const opMessage = 2013;
/** The length of the header, the flags and the kind of the first section, before the command’s document. */
const documentAt = 21;

/** The first key of the document is the command’s name. If its value is a text, that is the collection. */
function commandOf(message: Buffer, deepest: number): Command | null {
  if (message.length < documentAt + 6 || message.readInt32LE(12) !== opMessage) return null;
  const nameAt = documentAt + 5;
  const nameEnd = message.indexOf(0, nameAt);
  const name = message.toString('latin1', nameAt, nameEnd);
  if (upkeep.has(name)) return null;
  const isText = message[documentAt + 4] === 2;
  const textEnd = message.indexOf(0, nameEnd + 5);
  const collection = isText ? message.toString('latin1', nameEnd + 5, textEnd) : '';
  return { name, collection, bytes: 0, depth: deepest + 1 };
}

const quietMs = 60;

/** Waits until no more commands are sent, because some work continues after the response. */
async function untilQuiet(state: State): Promise<void> {
  let seen = -1;
  while (seen !== state.commands.length) {
    seen = state.commands.length;
    await pause(quietMs);
  }
}

function costOf({ commands }: State): Cost {
  return {
    commands: commands.length,
    depth: Math.max(0, ...commands.map(({ depth }) => depth)),
    bytes: commands.reduce((sum, { bytes }) => sum + bytes, 0),
    list: commands.map(
      ({ name, collection, bytes, depth }) => `${depth} ${name} ${collection} ${bytes}`,
    ),
  };
}

async function closeAll(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  server.close();
  await once(server, 'close');
}
