import type { Response } from 'express';

/** A file to save, with its Thai name. */
export function setDownloadHeaders(
  response: Response,
  { name, ending, type }: { name: string; ending: string; type: string },
): void {
  const fileName = encodeURIComponent(`${name}.${ending}`);
  response.setHeader('Content-Type', type);
  response.setHeader('Cache-Control', 'private, no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader(
    'Content-Disposition',
    `attachment; filename="prasan.${ending}"; filename*=UTF-8''${fileName}`,
  );
}
