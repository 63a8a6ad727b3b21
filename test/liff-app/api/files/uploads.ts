import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { dutyOf } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import type { Answer, Api } from '../client.ts';

export const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

/** A photograph as a phone takes it: rotated, with a location and a name in its EXIF data. */
export function photograph(): Promise<Buffer> {
  return sharp({ create: { width: 2000, height: 1000, channels: 3, background: '#446688' } })
    .withExif({ IFD0: { Artist: 'สมหมาย ตัวอย่าง' }, IFD3: { GPSLatitude: '19/1 54/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

interface Upload {
  as?: Name;
  id?: string;
  to?: string;
  field?: string;
  name?: string;
  bytes: Uint8Array;
}

const own = dutyOf().id;

/** Files as a phone handles them: uploaded first, then named by the draft. */
export function createUploads(api: Api) {
  return {
    upload: async (given: Upload): Promise<Answer> => {
      const client = await api.as(given.as ?? 'officer');
      const body = new FormData();
      body.append('file', new Blob([new Uint8Array(given.bytes)]), given.name ?? 'รูป.jpg');
      const query = new URLSearchParams({
        attachment: given.id ?? randomUUID(),
        field: given.field ?? 'evidence',
      });
      return client({
        path: `/api/duties/${given.to ?? own}/attachments?${query.toString()}`,
        body,
      });
    },
    download: async (id: string, of: { as?: Name; size?: string } = {}) => {
      const cookie = await api.cookieOf(of.as ?? 'officer');
      const query = of.size ? `?size=${of.size}` : '';
      const response = await fetch(`${api.base}/api/attachments/${id}${query}`, {
        headers: { cookie },
      });
      return {
        status: response.status,
        headers: response.headers,
        bytes: Buffer.from(await response.arrayBuffer()),
      };
    },
    /** Saves the draft with exactly these photos. */
    name: async (ids: readonly string[], of: { as?: Name } = {}): Promise<Answer> => {
      const client = await api.as(of.as ?? 'officer');
      const value = ids.map((id) => ({ id, name: 'รูป.jpg' }));
      // A time after every earlier save, so that this phone has seen them all.
      const seen = '2099-01-01T00:00:00.000Z';
      return client({
        method: 'PUT',
        path: `/api/duties/${own}/draft`,
        json: { changes: [{ field: 'evidence', value, seen }] },
      });
    },
  };
}
