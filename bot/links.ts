import type { AreaCode } from '#domain/centre/centre.ts';
/** Links into the mini-app. They open inside LINE. The demo's simulator opens the same links. */
export interface Links {
  home(delivery?: string): string;
  duty(id: string, delivery?: string): string;
  form(id: string, delivery?: string): string;
  /** Opens the form at one of its questions. */
  question(id: string, field: string): string;
  /** Opens the duty with the dialog that asks for a new due date. */
  askExtension(id: string, delivery?: string): string;
  /** Opens the list of the duties in one reminder. */
  reminder(delivery: string): string;
  /** Opens the list of an area's duties. */
  duties(areaCode: AreaCode): string;
  calendar(): string;
  overview(): string;
  centres(): string;
  centre(id: string): string;
  /** A meeting: when and where, with its calendar file. */
  meeting(id: string, delivery?: string): string;
  me(): string;
  /** Opens the requests to join that wait for the reader. */
  requests(): string;
  /** Opens the privacy notice. */
  notice(): string;
  /** Opens the province's screen with requests for erasure. */
  privacy(request?: string): string;
  /** Opens the form with which a person without a code asks to join. */
  askToJoin(): string;
  /** Opens the screen that makes, shows and revokes codes. */
  invites(): string;
  /** Opens the screen that hands a person's work over to others. */
  handOver(person: string): string;
  /** Opens the finished papers, which can be printed and sent. */
  papers(): string;
  /** Opens the questions that people ask the reader's office. */
  questions(): string;
  /** The address of a picture that the app itself serves, such as an icon for cards. */
  icon(name: string): string;
}

export function createLinks({ liffId, publicUrl }: { liffId: string; publicUrl: string }): Links {
  const base = `https://liff.line.me/${liffId}`;
  const from = (delivery: string | undefined): string =>
    delivery ? `?from=${encodeURIComponent(delivery)}` : '';
  return {
    home: (delivery) => base + from(delivery),
    duty: (id, delivery) => `${base}/duty/${encodeURIComponent(id)}${from(delivery)}`,
    form: (id, delivery) => `${base}/duty/${encodeURIComponent(id)}/form${from(delivery)}`,
    question: (id, field) =>
      `${base}/duty/${encodeURIComponent(id)}/form?field=${encodeURIComponent(field)}`,
    askExtension: (id, delivery) => {
      const more = delivery ? `&from=${encodeURIComponent(delivery)}` : '';
      return `${base}/duty/${encodeURIComponent(id)}?ask=extension${more}`;
    },
    reminder: (delivery) => {
      const id = encodeURIComponent(delivery);
      return `${base}/duties?reminder=${id}&from=${id}`;
    },
    duties: (areaCode) => `${base}/duties?area=${encodeURIComponent(areaCode)}`,
    calendar: () => `${base}/calendar`,
    overview: () => `${base}/overview`,
    centres: () => `${base}/centres`,
    centre: (id) => `${base}/centres/${encodeURIComponent(id)}`,
    meeting: (id, delivery) => `${base}/meetings/${encodeURIComponent(id)}${from(delivery)}`,
    me: () => `${base}/me`,
    requests: () => `${base}/people/requests`,
    notice: () => `${base}/notice`,
    privacy: (request) =>
      `${base}/settings/privacy${request ? `?request=${encodeURIComponent(request)}` : ''}`,
    askToJoin: () => `${base}/ask`,
    invites: () => `${base}/people/invites`,
    handOver: (person) => `${base}/people/person/${encodeURIComponent(person)}/hand-over`,
    papers: () => `${base}/papers`,
    questions: () => `${base}/messages/questions`,
    icon: (name) => `${publicUrl}/icons/${name}.png`,
  };
}
