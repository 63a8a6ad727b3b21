import * as z from 'zod/mini';
import { attachmentPaths, contract } from '#contract/contract.ts';
import type { AttachmentView } from '#contract/contract.ts';
import { problemOf } from './api.ts';
import type { Answer } from './api.ts';
import { pathFor } from './api-path.ts';

export interface Upload {
  duty: string;
  /** The path of the question’s field. */
  field: string;
  /** An id made on the phone, so that a repeated upload stores one file. */
  attachment: string;
  file: Blob;
  name: string;
  onProgress: (percent: number) => void;
}

const timeoutMs = 120_000;
const answered = contract['duty.read'].output.shape.attachments._zod.def.valueType;

/** Uses XMLHttpRequest because fetch reports no upload progress. */
export function sendFile(upload: Upload): Promise<Answer<AttachmentView>> {
  const { path } = pathFor(attachmentPaths.upload, [['id', upload.duty]]);
  const body = new FormData();
  body.append('file', upload.file, upload.name);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(
      'POST',
      `${path}?${new URLSearchParams({ field: upload.field, attachment: upload.attachment })}`,
    );
    request.timeout = timeoutMs;
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      if (total > 0) upload.onProgress(Math.round((100 * loaded) / total));
    });
    request.addEventListener('load', () => resolve(answerOf(request)));
    request.addEventListener('error', () => resolve({ ok: false, failure: { kind: 'offline' } }));
    request.addEventListener('timeout', () => resolve({ ok: false, failure: { kind: 'timeout' } }));
    request.send(body);
  });
}

function answerOf({ status, responseText }: XMLHttpRequest): Answer<AttachmentView> {
  const body = parseJson(responseText);
  const parsed = z.safeParse(answered, body);
  if (status < 300 && parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, failure: { kind: 'problem', problem: problemOf(body, status) } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function attachmentUrl(id: string, size: 'full' | 'thumb' = 'full'): string {
  const { path } = pathFor(attachmentPaths.read, [['attachment', id]]);
  return size === 'thumb' ? `${path}?size=thumb` : path;
}
