/** What a seller may choose to be told of. */
export const noticeTypes = [
  'chat.handed-off',
  'reply.drafted',
  'turn.failed',
  'ceiling.warning',
  'ceiling.reached',
  'avito.refused',
] as const;
export type NoticeType = (typeof noticeTypes)[number];
