import { createHmac } from 'node:crypto';

/** The sender and the text of a generated event. */
export interface Saying {
  source: Readonly<Record<string, string>>;
  text: string;
}

let made = 0;

/** A signed text event as LINE sends it, with a new id. */
function signedRequest(secret: string, { source, text }: Saying): Buffer {
  made += 1;
  const body = JSON.stringify({
    destination: `U${'0'.repeat(32)}`,
    events: [
      {
        type: 'message',
        message: { type: 'text', id: String(made), quoteToken: 'q'.repeat(60), text },
        webhookEventId: `01BENCH${String(made).padStart(19, '0')}`,
        deliveryContext: { isRedelivery: false },
        timestamp: 1_734_483_600_000 + made,
        source,
        replyToken: String(made).padStart(32, '0'),
        mode: 'active',
      },
    ],
  });
  const signature = createHmac('sha256', secret).update(body).digest('base64');
  const head = `POST /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nx-line-signature: ${signature}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
  return Buffer.from(head + body);
}

export function signedRequests(
  secret: string,
  of: { count: number; saying: (index: number) => Saying },
): Buffer[] {
  return Array.from({ length: of.count }, (_, index) => signedRequest(secret, of.saying(index)));
}

/** People talk in a group. None of it is a command, so none of it is answered. */
export function groupTalk(index: number): Saying {
  const userId = `U${String(index % 1_000).padStart(32, '0')}`;
  const groupId = `C${String(index % 50).padStart(32, '0')}`;
  return { source: { type: 'group', groupId, userId }, text: 'พรุ่งนี้ประชุมที่ไหนครับ' };
}
