import { z } from 'zod'
import { routes } from '../route.ts'
import { revocationEntryStates, revocationStates } from '../states.ts'
import { typedText } from './case-shapes.ts'
import { AllowedActionsShape, IdShape, InstantShape, PlainDateShape } from './shapes.ts'

const keysOf = <K extends string>(table: Record<K, string>) => z.enum(Object.keys(table) as [K, ...K[]])

const OpinionShape = z.object({ by: z.string(), at: InstantShape, yes: z.boolean(), reason: z.string() })

export const RevocationShape = z.object({
  id: IdShape,
  /** Of the notice and the decision: CX20261123-1A2B3C. */
  number: z.string(),
  caseId: IdShape,
  caseNumber: z.string().optional(),
  caseName: z.string(),
  /** Whose pledge it was; masked for the staff. */
  person: z.string(),
  /** The paper in whose place the pledge stood, and what was pledged. */
  paper: z.string(),
  statement: z.array(z.string()),
  state: keysOf(revocationStates),
  stateLabel: z.string(),
  /** How it stands and what one can do, in a sentence or two. */
  text: z.string(),
  /** Blank for other sides of the case, for officers who have to stay away, and in the list of the staff. */
  finding: z.object({ text: z.string(), evidence: z.string(), by: z.string(), at: InstantShape }),
  /** On what law, and what one can do against the decision. */
  ground: z.string(),
  remedy: z.string(),
  /** The last day for an answer; where the days come from. */
  answerBy: PlainDateShape,
  answerByNote: z.string(),
  /** `by`: who wrote it down for them. Like the opinions, only for those who read the finding. */
  answer: z.object({ text: z.string(), at: InstantShape, by: z.string().optional() }).optional(),
  first: OpinionShape.optional(),
  second: OpinionShape.optional(),
  register: z.object({ state: keysOf(revocationEntryStates), text: z.string() }).optional(),
  history: z.array(z.object({ at: InstantShape, who: z.string(), text: z.string() })),
  allowedActions: AllowedActionsShape,
})
export type Revocation = z.output<typeof RevocationShape>

const act = <const P extends string>(path: P, summary: string) =>
  ({ method: 'POST', path, summary, changes: true, reply: RevocationShape }) as const

/** For whoever pledged, and the other sides of the case. */
export const revocations = routes('/revocations', {
  mine: {
    method: 'GET',
    path: '',
    caller: 'verified',
    summary: '拟撤销和已撤销的决定：凭我的承诺作出的',
    changes: false,
    reply: z.object({ items: z.array(RevocationShape) }),
    errors: [],
  },
  get: {
    method: 'GET',
    path: '/:id',
    caller: 'verified',
    summary: '一件撤销：查到了什么、凭什么、到哪一步、怎样说明；别的当事人只看到哪一步',
    changes: false,
    reply: RevocationShape,
    errors: ['NOT_YOURS'],
  },
  answer: {
    ...act('/:id/answer', '承诺人说明情况（陈述、申辩），一次说完'),
    caller: 'verified',
    body: z.strictObject({ text: typedText(2_000, '说明') }),
    errors: ['NOT_YOURS'],
  },
})

const watchers = { staff: ['inspector', 'registrar', 'supervisor'] } as const
const separate = ['SAME_PERSON', 'INTERESTED', 'REVOCATION_OPEN'] as const

export const revocationDesk = routes('/staff/revocations', {
  list: {
    method: 'GET',
    path: '',
    caller: watchers,
    summary: '办结后查出承诺不实的：正在办的，和已结案的',
    changes: false,
    query: z.strictObject({ state: z.enum(['open', 'ended']).default('open'), after: IdShape.optional() }),
    reply: z.object({ items: z.array(RevocationShape), next: IdShape.optional() }),
    errors: [],
  },
  show: {
    method: 'GET',
    path: '/:id',
    caller: watchers,
    summary: '一件撤销',
    changes: false,
    reply: RevocationShape,
    errors: [],
  },
  propose: {
    ...act('', '记下查到承诺不实和证据，提出撤销；马上告知本人，等本人说明'),
    caller: watchers,
    body: z.strictObject({
      caseId: IdShape,
      promise: IdShape,
      finding: typedText(1_000, '查到了什么'),
      /** Who says so, and the number of the paper. */
      evidence: typedText(500, '证据'),
    }),
    errors: ['PAPER_UNKNOWN', 'REVOCATION_OPEN', 'INTERESTED'],
  },
  noteTold: {
    ...act('/:id/told', '消息送不到的，当面或寄信告知了本人：记下怎样告知的，从这天起算说明的期限'),
    caller: watchers,
    body: z.strictObject({ text: typedText(500, '怎样告知的') }),
    errors: ['INTERESTED'],
  },
  answerFor: {
    ...act('/:id/answer', '本人在窗口、电话里或来信说明的，代为记下'),
    caller: watchers,
    body: z.strictObject({ text: typedText(2_000, '说明') }),
    errors: ['INTERESTED'],
  },
  decide: {
    ...act('/:id/decide', '主管提出意见：撤销，或者不撤销'),
    caller: { staff: ['supervisor'] },
    body: z.strictObject({ revoke: z.boolean(), reason: typedText(1_000, '理由') }),
    errors: [...separate],
  },
  second: {
    ...act('/:id/second', '第二人复核：同意撤销就生效，不同意退回主管'),
    caller: { staff: ['registrar', 'supervisor'] },
    body: z.strictObject({ agree: z.boolean(), reason: typedText(1_000, '理由') }),
    errors: [...separate],
  },
  tellRegister: {
    ...act('/:id/register', '登记簿没有办成的，再报一次'),
    caller: { staff: ['supervisor'] },
    errors: [],
  },
})
