import type { Area } from '#domain/centre/centre.ts';
import { requestRefusals, requestRefusalSchema } from '#domain/people/join-request.ts';
import type { RequestRefusal } from '#domain/people/join-request.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { JoinRequest } from '#models/join-requests.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { linkButton, postbackButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import { remindedText } from './parts/reminded-text.ts';
import type { NoticeContext } from './parts/notice-context.ts';
import { fullPlace } from './place.ts';
import { plainText } from './parts/plain-text.ts';
import { commonReplies, quickReplies } from './parts/quick-replies.ts';
import { roleRow } from './parts/role-labels.ts';

type Of<K extends Notice['kind']> = NoticeContext<Extract<Notice, { kind: K }>>;
type NamedRole = Of<'joinAsked'>['notice']['role'];

const roleRowOf = ({ role, seat, place }: NamedRole) =>
  roleRow({ role, seat, areaName: place, centreName: null });

/** Tells a head who asks for which role. One tap decides. */
export function joinAskedCard({ notice, links }: Of<'joinAsked'>): Message {
  const { request, name, role } = notice;
  return card(
    {
      strip: { tone: 'due', icon: 'people', label: 'มีผู้ขอเข้าร่วม' },
      title: name,
      parts: [{ ...roleRowOf(role), tone: 'due' }],
      foot: 'เปิดดูเพื่อเทียบกับทะเบียนและให้ตำแหน่ง หรือรับเข้าเป็นสมาชิกได้ทันที',
      buttons: [
        postbackButton('รับเข้า', { kind: 'acceptRequest', request }),
        postbackButton('ไม่รับ', { kind: 'refuseRequest', request, refusal: 'ask' }),
        linkButton('เปิดดู', links.requests()),
      ],
    },
    links,
  );
}

/** Tells the outcome to the person who asked. */
export function joinDecidedCard({ notice, links, delivery }: Of<'joinDecided'>): Message {
  const { role, isAccepted, reason, by, digestAt } = notice;
  if (isAccepted)
    return card(
      {
        strip: { tone: 'done', icon: 'done', label: 'รับเข้าร่วมแล้ว' },
        title: 'ท่านเข้าร่วมในฐานะ',
        parts: [roleRowOf(role)],
        foot: `ผู้รับเข้า: ${by} ${remindedText(digestAt)}`,
        buttons: [linkButton('เปิดงานของฉัน', links.home(delivery))],
        quick: commonReplies,
      },
      links,
    );
  return card(
    {
      strip: { tone: 'due', icon: 'info', label: 'ยังไม่ได้รับเข้าร่วม' },
      parts: [
        roleRowOf(role),
        {
          kind: 'row',
          icon: 'comment',
          tone: 'due',
          title: `${by} ให้เหตุผลว่า`,
          note: reason ?? '',
          plainNote: true,
        },
      ],
      foot: 'ขอใหม่ได้ หรือพิมพ์รหัสเข้าร่วมที่ได้จากสำนักงาน',
      buttons: [linkButton('ขอเข้าร่วมอีกครั้ง', links.askToJoin())],
    },
    links,
  );
}

/** Confirms the head's decision. The undo button is there while the decision can be undone. */
export function requestDecidedText(
  { request, undo }: { request: JoinRequest; undo: boolean },
  links: Links,
): Message {
  const done = request.state === 'accepted' ? 'รับเข้าร่วมแล้ว' : 'ไม่รับเข้าร่วม';
  const reason = request.reason === null ? '' : `\nเหตุผล: ${request.reason}`;
  return plainText(
    `${done}: ${request.name}${reason}\nระบบแจ้งผลให้ผู้ขอทราบ`,
    quickReplies(
      [
        ...(undo
          ? [
              {
                label: 'เลิกทำ',
                icon: 'history' as const,
                postback: { kind: 'undoRequest' as const, request: request.id },
              },
            ]
          : []),
        { label: 'ดูคำขอทั้งหมด', opens: links.requests() },
      ],
      links,
    ),
  );
}

/** Another head has decided first. */
export function alreadyDecidedText(request: JoinRequest, links: Links): Message {
  const done = request.state === 'accepted' ? 'มีผู้รับเข้าร่วมแล้ว' : 'มีผู้ตอบไม่รับแล้ว';
  return plainText(
    `${done}: ${request.name}`,
    quickReplies([{ label: 'ดูคำขอทั้งหมด', opens: links.requests() }], links),
  );
}

const refusalLabels: Record<RequestRefusal, string> = {
  unknown: 'ไม่พบในทะเบียน',
  elsewhere: 'พื้นที่ไม่ตรง',
  twice: 'มีบัญชีอื่นแล้ว',
  call: 'ให้ติดต่อสำนักงาน',
};
const refusals = requestRefusalSchema.options;

/** The reason of the refusal, which the person reads. */
export function refusalQuestion(request: JoinRequest, links: Links): Message {
  return plainText(
    `ไม่รับ ${request.name} เพราะอะไร เหตุผลนี้จะส่งถึงผู้ขอ\n${refusals.map((key) => `• ${requestRefusals[key]}`).join('\n')}`,
    quickReplies(
      refusals.map((refusal) => ({
        label: refusalLabels[refusal],
        postback: { kind: 'refuseRequest', request: request.id, refusal },
      })),
      links,
    ),
  );
}

export function requestReopenedText(request: JoinRequest, links: Links): Message {
  return plainText(
    `เลิกทำแล้ว คำขอของ ${request.name} รอการตัดสินใจเหมือนเดิม`,
    quickReplies([{ label: 'ดูคำขอทั้งหมด', opens: links.requests() }], links),
  );
}

/** Asks a person without a role which role they want in the place that they named. */
export function askAsWhatCard(area: Area, links: Links): Message {
  const { id: areaCode } = area;
  return card(
    {
      strip: { tone: 'due', icon: 'people', label: 'ขอเข้าร่วม' },
      title: fullPlace(area),
      parts: [],
      choice: true,
      foot: 'พัฒนาการอำเภอจะเห็นชื่อ LINE ของท่าน แล้วตอบรับในแชตนี้',
      buttons: [
        postbackButton('เป็นกรรมการ ศอช.', { kind: 'askJoin', areaCode, role: 'member' }),
        postbackButton('เป็นพัฒนากร', { kind: 'askJoin', areaCode, role: 'officer' }),
        linkButton('กรอกชื่อและเบอร์เอง', links.askToJoin()),
      ],
    },
    links,
  );
}

export function requestSentText({ isNew, place }: { isNew: boolean; place: string }): Message {
  return plainText(
    isNew
      ? `ส่งคำขอเข้าร่วม ${place} แล้ว พัฒนาการอำเภอหรือจังหวัดเป็นผู้รับ ระบบจะแจ้งผลในแชตนี้`
      : `คำขอเข้าร่วม ${place} ของท่านรอการตอบอยู่แล้ว ไม่ต้องส่งซ้ำ`,
  );
}
