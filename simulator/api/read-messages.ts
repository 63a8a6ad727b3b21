import { jsonOf, refuse } from '../http/call.ts';
import { validateMessages } from '../validate/messages.ts';
import { isFields } from '../validate/report.ts';
import type { Fields, Rules } from '../validate/report.ts';
import { gist, listOf } from './delivery.ts';
import type { ApiCall, ApiReply } from './api-guard.ts';
import { errorBody, notJson } from './replies.ts';

/** The body of a send request, or LINE's error for it. */
export function readMessages(
  call: ApiCall,
  rules: Rules,
): { body: Fields } | { refused: ApiReply } {
  const contentType = call.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(contentType))
    return { refused: refuse(415, `The content type, ${contentType}, is not supported`) };
  const body = jsonOf(call);
  if (!isFields(body)) return { refused: notJson() };
  const details = validateMessages(body['messages'], rules);
  const unit = body['customAggregationUnits'];
  if (unit !== undefined && !isAggregationUnit(unit))
    details.push({ message: 'invalid value', property: 'customAggregationUnits' });
  return details.length > 0
    ? { refused: { ...errorBody(details), subject: gist(listOf(body['messages'])) } }
    : { body };
}

function isAggregationUnit(value: unknown): boolean {
  if (!Array.isArray(value) || value.length > 1) return false;
  return value.every((name) => typeof name === 'string' && /^[0-9a-zA-Z_]{1,30}$/.test(name));
}
