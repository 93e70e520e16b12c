/** What stands on every 一次性告知单, on the page as on paper. */
export const noticeRights = [
  { title: '一次说清', text: '按您的回答一次列齐。情况变了，请重新回答问题。' },
  { title: '不能办要有书面理由', text: '不能办的，可以要求写明理由和法律依据。' },
  { title: '不服可以投诉', text: '拨打 12345，或在“投诉、咨询、求助”里提出。' },
] as const
