import { refuse } from '../http/call.ts';
import type { Detail } from '../validate/report.ts';
import type { ApiReply } from './api-guard.ts';

/** LINE's answer to a body with invalid properties: how many, and where. */
export function errorBody(details: readonly Detail[]): ApiReply {
  const message = `The request body has ${details.length} error(s)`;
  return { status: 400, body: { message, details } };
}

export function invalidProperty(name: string): ApiReply {
  return refuse(
    400,
    `The property, '${name}', in the request body is invalid (line: -, column: -)`,
  );
}

export function notJson(): ApiReply {
  return refuse(400, 'The request body could not be parsed as JSON (line: 1, column: 1)');
}
