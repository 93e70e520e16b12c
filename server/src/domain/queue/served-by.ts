import type { Ticket, TicketStep } from './ticket.ts'

const serving: readonly TicketStep['action'][] = ['start', 'finish']
const nobody = ['citizen', 'system']

/** Staff numbers of whoever served: who began it and who ended it, over every window it was sent to; never who only called. */
export const servedBy = ({ history }: Pick<Ticket, 'history'>): string[] => [
  ...new Set(history.flatMap(({ action, by }) => (serving.includes(action) && !nobody.includes(by) ? [by] : []))),
]
