/** States that cross the wire, with the words citizens read. Replies carry the label too, so an old mini-program can show a new state. */
export const appointmentStates = {
  held: '名额保留中',
  confirmed: '已预约',
  arrived: '已到厅取号',
  completed: '已办结',
  expired: '保留已过期',
  released: '已放弃',
  cancelled: '已取消',
  moved: '已改期',
  missed: '未到（爽约）',
  excused: '未到（已免记）',
} as const
export type AppointmentState = keyof typeof appointmentStates

export const ticketStates = {
  waiting: '等候中',
  called: '请到窗口',
  serving: '办理中',
  missed: '过号',
  left: '已离开',
  done: '已办结',
} as const
export type TicketState = keyof typeof ticketStates

export const appealStates = {
  none: '未申诉',
  open: '申诉处理中',
  upheld: '申诉成立，已免记',
  rejected: '申诉未成立',
} as const
export type AppealState = keyof typeof appealStates

export const realNameStates = { none: '未实名', checking: '核验中', verified: '已实名' } as const
export type RealNameState = keyof typeof realNameStates
