import { z } from 'zod'
import { delegableUses, delegationStates } from '../delegation-words.ts'
import { routes } from '../route.ts'
import { CaseActShape, typedText } from './case-shapes.ts'
import { AllowedActionsShape, IdShape, InstantShape, PlainDateShape } from './shapes.ts'

const keysOf = <K extends string>(table: Record<K, string>) => z.enum(Object.keys(table) as [K, ...K[]])
const UseShape = keysOf(delegableUses)

const PersonShape = z.strictObject({
  name: typedText(60, '姓名'),
  idNumber: z.string().min(15, '身份证号码不完整。').max(18, '身份证号码太长。'),
})

/** What is delegated, and until when. Without items, case and home: every matter. */
const scope = {
  uses: z.array(UseShape).min(1, '请选择可以替您做什么。').max(10),
  items: z.array(IdShape).max(20).optional(),
  caseId: IdShape.optional(),
  home: z.strictObject({ unitCode: z.string().max(40), address: typedText(200, '房屋地址') }).optional(),
  /** The last day. */
  until: PlainDateShape,
}

export const DelegationShape = z.object({
  id: IdShape,
  /** On which side the reader stands. */
  role: z.enum(['principal', 'agent', 'staff']),
  principal: z.object({ name: z.string(), idNumber: z.string() }),
  agent: z.object({ name: z.string(), idNumber: z.string() }),
  uses: z.array(z.object({ use: UseShape, label: z.string() })),
  /** In words: 只限“补证”. */
  scopeText: z.string(),
  items: z.array(z.object({ code: IdShape, name: z.string() })),
  caseId: IdShape.optional(),
  home: z.object({ unitCode: z.string(), address: z.string() }).optional(),
  until: PlainDateShape,
  state: keysOf(delegationStates),
  stateLabel: z.string(),
  /** One sentence: how it stands, and what one can do. */
  text: z.string(),
  /** While it waits: what the principal says yes to. */
  act: CaseActShape.optional(),
  /** What nobody does for another, whatever is delegated. */
  never: z.array(z.string()),
  usedTimes: z.int(),
  lastUsedAt: InstantShape.optional(),
  history: z.array(z.object({ at: InstantShape, who: z.string(), text: z.string() })),
  allowedActions: AllowedActionsShape,
})
export type Delegation = z.output<typeof DelegationShape>

const act = <const P extends string>(path: P, summary: string) =>
  ({ method: 'POST', path, caller: 'verified', summary, changes: true, reply: DelegationShape }) as const

export const delegations = routes('/delegations', {
  list: {
    method: 'GET',
    path: '',
    caller: 'verified',
    summary: '我委托别人的，和别人委托我的',
    changes: false,
    reply: z.object({ given: z.array(DelegationShape), received: z.array(DelegationShape) }),
    errors: [],
  },
  get: {
    method: 'GET',
    path: '/:id',
    caller: 'verified',
    summary: '一份委托',
    changes: false,
    reply: DelegationShape,
    errors: ['NOT_YOURS'],
  },
  ask: {
    ...act('', '写一份委托：委托人自己写好再确认，或代办人写好请委托人在自己手机上同意'),
    body: z.strictObject({ as: z.enum(['principal', 'agent']), other: PersonShape, ...scope }),
    errors: ['DELEGATION_WRONG', 'TOO_MANY_ASKS'],
  },
  agree: {
    ...act('/:id/agree', '委托人在自己手机上看清后同意'),
    body: z.strictObject({ digest: z.string().max(100) }),
    errors: ['NOT_YOURS', 'ACT_CHANGED'],
  },
  decline: { ...act('/:id/decline', '不同意，或不再请求'), errors: ['NOT_YOURS'] },
  revoke: { ...act('/:id/revoke', '收回委托：马上失效，已办的不受影响'), errors: ['NOT_YOURS'] },
  resign: { ...act('/:id/resign', '代办人不再代办'), errors: ['NOT_YOURS'] },
  homesAtWindow: {
    method: 'POST',
    path: '/at-window/homes',
    caller: { staff: ['clerk', 'supervisor'] },
    summary: '窗口登记委托书时，按登记簿选委托人的哪一套房；委托人读得到谁查过',
    changes: { unkeyed: 'looking is recorded each time; a repeat is another look' },
    body: z.strictObject({ principal: PersonShape, paper: typedText(80, '委托书名称和编号') }),
    reply: z.object({
      state: z.enum(['answered', 'silent']),
      items: z.array(z.object({ unitCode: z.string(), address: z.string() })),
    }),
    errors: ['DELEGATION_WRONG'],
  },
  atWindow: {
    method: 'POST',
    path: '/at-window',
    caller: { staff: ['clerk', 'supervisor'] },
    summary: '窗口登记公证或当面签署的委托书',
    changes: true,
    body: z.strictObject({
      principal: PersonShape,
      agent: PersonShape,
      ...scope,
      /** Number of the notarial deed, or 当面签署 with who witnessed it. */
      paper: typedText(80, '委托书名称和编号'),
    }),
    reply: DelegationShape,
    errors: ['DELEGATION_WRONG'],
  },
})
