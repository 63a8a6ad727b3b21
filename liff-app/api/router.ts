import { randomUUID } from 'node:crypto';
import { Router, json } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import * as z from 'zod/mini';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import type { Database } from '#models/mongo/connect.ts';
import { contract } from '#contract/contract.ts';
import type { EndpointName } from '#contract/contract.ts';
import { createAttachmentRouter } from './attachments.ts';
import type { FileRequest } from '#contract/files.ts';
import type { FileJobRunner } from './file-jobs/job-runner.ts';
import { createFileLinks } from './file-links.ts';
import { createFileRouter } from './files.ts';
import { createEndpoints } from './endpoints/create-endpoints.ts';
import type { Call, Endpoints, PublicConfig } from './endpoints/endpoint.ts';
import { addressOf, createPersonLimit, limitRefused, sameOrigin } from './guard.ts';
import type { PersonRates } from './guard.ts';
import type { VerifyIdToken } from './id-token.ts';
import { createLiveRouter } from './live/live-router.ts';
import { createOpenDataRouter } from './open-data/open-data-router.ts';
import { openApiDocument } from './openapi.ts';
import { createProblemHandler } from './problems.ts';
import { sendJson } from './send-json.ts';
import { cleanTypedTexts } from './typed-texts.ts';
import { createSessions } from './sessions.ts';
import { createUploads } from './uploads.ts';

export interface ApiOptions {
  db: Database;
  config: PublicConfig & { secure: boolean; sessionTtlHours: number };
  clock: () => Date;
  wallClock: () => Date;
  verifyIdToken: VerifyIdToken;
  /** The key that signs file links is derived from this secret. */
  channelSecret: string;
  log: Parameters<typeof createProblemHandler>[0]['log'];
  /** Called after every change, so that stored deliveries are sent without delay. */
  afterWrite?: () => void;
  /** Makes files that take long. When it is missing, another process makes them. */
  fileJobs?: Pick<FileJobRunner, 'begin'>;
  /** Ends the event streams of open pages when the process stops. */
  stopping?: AbortSignal;
  /** Benchmarks raise this limit, because they exceed a person’s limit. */
  personRates?: PersonRates;
  /** Tests lower the number of parallel uploads. */
  uploadsAtOnce?: number;
  /** Tests check every answer against the contract with this option. */
  checkOutput?: boolean;
}

/** Endpoints whose body is a whole form or a whole list, which may be larger. */
const largeBodies: ReadonlySet<EndpointName> = new Set([
  'draft.save',
  'duty.submit',
  'list.read',
  'list.report',
  'criteria.save',
  'criteria.import',
]);

const maxTextLength = limits.body.textLetters;

function jsonBody(limit: number): RequestHandler {
  return json({ limit, type: ['application/json', 'text/plain'] });
}

/** The app's HTTP API: the contract's endpoints, attachments and files. */
export function createApi(options: ApiOptions): Router {
  const { db, config, clock, wallClock } = options;
  const sessions = createSessions({
    db,
    secure: config.secure,
    ttlHours: config.sessionTtlHours,
    wallClock,
    clock,
  });
  const links = createFileLinks({ secret: options.channelSecret, wallClock });
  const linkTo = async (file: FileRequest, of: { person: string; until: Date | undefined }) => {
    const { token, expiresAt } = await links.sign({ file, person: of.person }, of.until);
    // This parameter makes LINE open the link in the phone’s browser, which can save a file.
    return { url: `${config.publicUrl}/files/${token}?openExternalBrowser=1`, expiresAt };
  };
  const limitPerson = createPersonLimit({
    wallClock,
    ...(options.personRates ? { rates: options.personRates } : {}),
  });
  const uploads = createUploads(
    options.uploadsAtOnce === undefined ? {} : { atOnce: options.uploadsAtOnce },
  );
  const router = Router();

  const callOf = async (request: Request, response: Response, open: boolean): Promise<Call> => {
    const person = open ? null : await sessions.read(request);
    if (person) limitPerson(person.person);
    return {
      situation: (actor = requireActor(person)) => ({ db, actor, now: clock(), channel: 'app' }),
      address: addressOf(request),
      verify: options.verifyIdToken,
      openSession: (identity) => sessions.open(identity, response),
      endSession: () => sessions.end(request, response),
      linkTo: (file, until) => linkTo(file, { person: requireActor(person).person, until }),
      makeFile: async (job) => options.fileJobs?.begin(job),
      wallNow: wallClock,
    };
  };

  router.use(stamp, limitRefused(), sameOrigin(config.publicUrl));
  router.get('/api/openapi.json', (_request, response) => {
    response.json(openApiDocument());
  });
  router.use(createOpenDataRouter({ db, clock, wallClock, publicUrl: config.publicUrl }));
  router.use(createAttachmentRouter({ db, clock, sessions, wallClock, uploads }));
  router.use(
    createLiveRouter({
      db,
      clock,
      sessions,
      stopping: options.stopping ?? new AbortController().signal,
      failed: (err) => options.log.error({ err }, 'live change stream failed'),
    }),
  );
  const { liffId } = config;
  router.use(createFileRouter({ db, clock, sessions, links, wallClock, uploads, liffId }));
  addEndpoints(router, { callOf, options });
  router.use('/api', (_request, _response, next) => next(new Problem('not-found')));
  router.use(createProblemHandler({ log: options.log }));
  return router;
}

interface EndpointRoutes {
  callOf: (request: Request, response: Response, open: boolean) => Promise<Call>;
  options: ApiOptions;
}

/** One route per row of the contract. */
function addEndpoints(router: Router, { callOf, options }: EndpointRoutes): void {
  const endpoints = createEndpoints(options.config);
  const readBody = jsonBody(limits.body.bytes);
  const readLargeBody = jsonBody(limits.body.draftBytes);
  for (const name of endpointNames()) {
    const row = contract[name];
    const open = 'open' in row;
    const handle: RequestHandler = async (request, response) => {
      const call = await callOf(request, response, open);
      const answer = await answerTo({ name, endpoints, call, request });
      if (options.checkOutput) z.parse(row.output, JSON.parse(JSON.stringify(answer)));
      response.setHeader('Cache-Control', 'no-store');
      await sendJson({ request, response }, answer);
      if (row.method !== 'GET') options.afterWrite?.();
    };
    const body = largeBodies.has(name) ? readLargeBody : readBody;
    router[methodOf(row.method)](row.path, body, handle);
  }
}

function endpointNames(): EndpointName[] {
  return Object.keys(contract).filter((name): name is EndpointName => name in contract);
}

const methods = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;

function methodOf(method: keyof typeof methods) {
  return methods[method];
}

const stamp: RequestHandler = (_request, response, next) => {
  response.locals['requestId'] = randomUUID();
  response.setHeader('X-Request-Id', String(response.locals['requestId']));
  next();
};

function requireActor<T>(person: T | null): T {
  if (person === null) throw new Problem('not-signed-in');
  return person;
}

interface Answering {
  name: EndpointName;
  endpoints: Endpoints;
  call: Call;
  request: Request;
}

/** The input comes from the query (GET) or the body (other methods); path parameters override it. */
async function answerTo({ name, endpoints, call, request }: Answering): Promise<unknown> {
  const source: unknown = contract[name].method === 'GET' ? request.query : request.body;
  const input = { ...(isRecord(source) ? source : {}), ...request.params };
  requireShortTexts(input);
  const { input: schema } = contract[name];
  const parsed = z.safeParse(schema, cleanTypedTexts(schema, input));
  if (!parsed.success) {
    const issues = parsed.error.issues
      .slice(0, 20)
      .map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
    throw new Problem('invalid-input', { details: { issues } });
  }
  const handler: (call: Call, input: never) => Promise<unknown> = endpoints[name];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed by the same row of the contract a line above
  return handler(call, parsed.data as never);
}

/** Refuses a text longer than any field allows before it is parsed, and names the field. */
function requireShortTexts(value: unknown, path: readonly string[] = []): void {
  if (typeof value === 'string' && value.length > maxTextLength) {
    const field = path.join('.').slice(0, 200);
    throw new Problem('field-too-long', { details: { field, max: maxTextLength } });
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) requireShortTexts(part, [...path, key]);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
