import {
  appointmentStates,
  batchStates,
  caseStates,
  certificateStates,
  collectionStates,
  delegationStates,
  differenceStates,
  documentStates,
  documentUseStates,
  eligibilityCheckStates,
  fiscalReceiptStates,
  liveCheckStates,
  nameDoubtStates,
  payOrderStates,
  ratingStates,
  reconciledDayStates,
  refundStates,
  revocationStates,
  ticketStates,
  waitlistStates,
} from '@anju/shared-types'
import { appointmentTransitions } from '../domain/appointments/states.ts'
import { waitlistTransitions } from '../domain/appointments/waitlist-states.ts'
import { batchTransitions } from '../domain/batches/states.ts'
import { delegationTransitions } from '../domain/cases/delegation-states.ts'
import { revocationTransitions } from '../domain/cases/revocation.ts'
import { caseTransitions } from '../domain/cases/states.ts'
import { certificateTransitions } from '../domain/certificates/states.ts'
import { collectionTransitions } from '../domain/collection/collection-states.ts'
import { documentTransitions, documentUseTransitions } from '../domain/documents/document-states.ts'
import { eligibilityCheckTransitions } from '../domain/eligibility/check-states.ts'
import { receiptTransitions } from '../domain/fiscal-receipts/receipt-states.ts'
import { liveCheckTransitions } from '../domain/identity/live-check-states.ts'
import { nameDoubtTransitions } from '../domain/identity/name-doubt.ts'
import { deliveryTransitions } from '../domain/notices/delivery-states.ts'
import { payOrderTransitions } from '../domain/payments/order-states.ts'
import { refundTransitions } from '../domain/payments/refund-states.ts'
import { ticketTransitions } from '../domain/queue/ticket-states.ts'
import { ratingTransitions } from '../domain/ratings/rating-states.ts'
import { differenceTransitions, reconciledDayTransitions } from '../domain/reconciliation/states.ts'

/** An arrow of a picture: from, to and the action that leads there (none where the table names only states). */
interface Arrow {
  from: string
  to: string
  action?: string
}

interface Machine {
  title: string
  /** Name of the exported table, so that a test can tell when one is missing here. */
  table: string
  states: readonly string[]
  labels: Readonly<Record<string, string>>
  arrows: Arrow[]
}

type ByAction = Readonly<Record<string, Readonly<Record<string, { to: string | readonly string[] }>>>>
type ByState = Readonly<Record<string, readonly string[]>>

const byAction = (table: ByAction) => ({
  states: Object.keys(table),
  arrows: Object.entries(table).flatMap(([from, edges]) =>
    Object.entries(edges).flatMap(([action, { to }]) => [to].flat().map((one) => ({ from, to: one, action }))),
  ),
})
const byState = (table: ByState) => ({
  states: Object.keys(table),
  arrows: Object.entries(table).flatMap(([from, next]) => next.map((to) => ({ from, to }))),
})

export const machines: readonly Machine[] = [
  {
    title: '对账日 reconciled day',
    table: 'reconciledDayTransitions',
    labels: reconciledDayStates,
    ...byAction(reconciledDayTransitions),
  },
  {
    title: '账单差异 bill difference',
    table: 'differenceTransitions',
    labels: differenceStates,
    ...byAction(differenceTransitions),
  },
  {
    title: '退款 refund',
    table: 'refundTransitions',
    labels: refundStates,
    ...byAction(refundTransitions),
  },
  {
    title: '财政电子票据 fiscal receipt',
    table: 'receiptTransitions',
    labels: fiscalReceiptStates,
    ...byAction(receiptTransitions),
  },
  {
    title: '付款 payment order',
    table: 'payOrderTransitions',
    labels: payOrderStates,
    ...byAction(payOrderTransitions),
  },
  {
    title: '预约 appointment',
    table: 'appointmentTransitions',
    labels: appointmentStates,
    ...byAction(appointmentTransitions),
  },
  { title: '候补 wait entry', table: 'waitlistTransitions', labels: waitlistStates, ...byAction(waitlistTransitions) },
  { title: '号 ticket', table: 'ticketTransitions', labels: ticketStates, ...byAction(ticketTransitions) },
  {
    title: '购房资格核验 eligibility check',
    table: 'eligibilityCheckTransitions',
    labels: eligibilityCheckStates,
    ...byAction(eligibilityCheckTransitions),
  },
  { title: '办件 case', table: 'caseTransitions', labels: caseStates, ...byAction(caseTransitions) },
  { title: '批量件 batch', table: 'batchTransitions', labels: batchStates, ...byAction(batchTransitions) },
  {
    title: '证照 certificate',
    table: 'certificateTransitions',
    labels: certificateStates,
    ...byAction(certificateTransitions),
  },
  {
    title: '委托 delegation',
    table: 'delegationTransitions',
    labels: delegationStates,
    ...byAction(delegationTransitions),
  },
  {
    title: '电子材料 document',
    table: 'documentTransitions',
    labels: documentStates,
    ...byAction(documentTransitions),
  },
  {
    title: '使用同意 document use',
    table: 'documentUseTransitions',
    labels: documentUseStates,
    ...byAction(documentUseTransitions),
  },
  {
    title: '本人核验 live check',
    table: 'liveCheckTransitions',
    labels: liveCheckStates,
    ...byAction(liveCheckTransitions),
  },
  {
    title: '姓名存疑 name doubt',
    table: 'nameDoubtTransitions',
    labels: nameDoubtStates,
    ...byAction(nameDoubtTransitions),
  },
  {
    title: '撤销决定 revocation',
    table: 'revocationTransitions',
    labels: revocationStates,
    ...byAction(revocationTransitions),
  },
  { title: '好差评 rating', table: 'ratingTransitions', labels: ratingStates, ...byAction(ratingTransitions) },
  {
    title: '领取和寄递 collection',
    table: 'collectionTransitions',
    labels: collectionStates,
    ...byAction(collectionTransitions),
  },
  { title: '送达 delivery', table: 'deliveryTransitions', labels: {}, ...byState(deliveryTransitions) },
]

/** All state tables as Mermaid pictures: the first state of a table is where a new one begins, one without arrows is an end. */
export function drawStates(): string {
  return machines.map((machine) => `### ${machine.title}\n\n\`\`\`mermaid\n${draw(machine)}\n\`\`\``).join('\n\n')
}

function draw({ states, labels, arrows }: Machine): string {
  const named = states.filter((state) => labels[state]).map((state) => `  ${state}: ${state}<br>${labels[state]}`)
  const lines = merge(arrows).map(({ from, to, action }) => `  ${from} --> ${to}${action ? `: ${action}` : ''}`)
  const ends = states
    .filter((state) => !arrows.some((arrow) => arrow.from === state))
    .map((state) => `  ${state} --> [*]`)
  return ['stateDiagram-v2', ...named, `  [*] --> ${states[0]}`, ...lines, ...ends].join('\n')
}

/** Two actions between the same states are one arrow with both names. */
function merge(arrows: readonly Arrow[]): Arrow[] {
  const merged = new Map<string, Arrow>()
  for (const arrow of arrows) {
    const key = `${arrow.from} ${arrow.to}`
    const known = merged.get(key)
    merged.set(key, known ? { ...known, action: `${known.action}, ${arrow.action}` } : arrow)
  }
  return [...merged.values()]
}
