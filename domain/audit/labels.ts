/** Names the place from which something was done, as a person reads it. */
export const channelLabels = {
  chat: 'แชต',
  app: 'มินิแอป',
  job: 'ระบบตั้งเวลา',
  shell: 'ผู้ดูแลเครื่อง',
} as const;
