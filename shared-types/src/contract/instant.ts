import { z } from 'zod'
import { routes } from '../route.ts'
import { InstantFactShape } from './case-paper-shapes.ts'
import { typedText } from './case-shapes.ts'
import { ItemBasisShape } from './item-shapes.ts'
import { DoneShape, IdShape, InstantShape, PlainDateShape } from './shapes.ts'

const looking = { staff: ['clerk', 'registrar', 'supervisor'] } as const
const reason = typedText(500, '理由')

/** `sample`: to be looked at blindly. `differed`: somebody saw it otherwise than the machine, a supervisor says who was right. */
export const InstantSampleLineShape = z.object({
  id: IdShape,
  name: z.string(),
  kind: z.enum(['sample', 'differed']),
  drawnAt: InstantShape,
  dueOn: PlainDateShape,
  /** Only of what differed: what the machine did, and why the colleague saw it otherwise. */
  outcome: z.enum(['decide', 'person']).optional(),
  reason: z.string().optional(),
})
export type InstantSampleLine = z.output<typeof InstantSampleLineShape>

/** Rule and facts, without names and without what the machine made of them. */
export const InstantSampleShape = z.object({
  id: IdShape,
  name: z.string(),
  dueOn: PlainDateShape,
  provisional: z.boolean(),
  rules: z.array(z.string()),
  basis: z.array(ItemBasisShape),
  answers: z.array(z.object({ title: z.string(), answer: z.string() })),
  facts: z.array(InstantFactShape),
  people: z.int(),
  hasRemark: z.boolean(),
})
export type InstantSample = z.output<typeof InstantSampleShape>

export const InstantItemShape = z.object({
  code: IdShape,
  name: z.string(),
  isOn: z.boolean(),
  text: z.string(),
  basis: ItemBasisShape,
  decided: z.int(),
  toPeople: z.int(),
  agreed: z.int(),
  differed: z.int(),
  agreementPercent: z.number(),
  lastChange: z.object({ by: z.string(), reason: z.string(), at: InstantShape }).optional(),
})
export type InstantItem = z.output<typeof InstantItemShape>

/** `mayTurn`: this person holds the switches. */
const InstantItemsShape = z.object({ items: z.array(InstantItemShape), mayTurn: z.boolean() })
export type InstantItems = z.output<typeof InstantItemsShape>

export const instantDesk = routes('/instant-desk', {
  samples: {
    method: 'GET',
    path: '/samples',
    caller: looking,
    summary: '秒批抽查：等盲审的，和与系统不一致等主管核对的',
    changes: false,
    reply: z.object({ items: z.array(InstantSampleLineShape) }),
    errors: [],
  },
  seeSample: {
    method: 'GET',
    path: '/samples/:id',
    caller: looking,
    summary: '一件抽查：只有规则和事实，没有姓名和系统的做法',
    changes: false,
    reply: InstantSampleShape,
    errors: ['NOT_YOUR_CASE', 'INTERESTED'],
  },
  decideSample: {
    method: 'POST',
    path: '/samples/:id',
    caller: looking,
    summary: '盲审结论：可以当场决定，还是要由人看',
    changes: true,
    body: z.strictObject({ decision: z.enum(['decide', 'person']), reason }),
    reply: z.object({ agreed: z.boolean(), text: z.string() }),
    errors: ['NOT_YOUR_CASE', 'INTERESTED'],
  },
  settle: {
    method: 'POST',
    path: '/samples/:id/settle',
    caller: { staff: ['supervisor'] },
    summary: '主管核对不一致的一件：系统对不对',
    changes: true,
    body: z.strictObject({ isMachineRight: z.boolean(), reason }),
    reply: DoneShape,
    errors: ['SAME_PERSON'],
  },
  items: {
    method: 'GET',
    path: '/items',
    caller: { staff: ['supervisor', 'inspector', 'admin'] },
    summary: '能秒批的事项：依据、办了多少、抽查一致多少',
    changes: false,
    reply: InstantItemsShape,
    errors: [],
  },
  switchItem: {
    method: 'PUT',
    path: '/items/:code',
    caller: { staff: ['admin'] },
    summary: '停用或恢复一个事项的秒批，写明理由',
    changes: true,
    body: z.strictObject({ on: z.boolean(), reason }),
    reply: InstantItemsShape,
    errors: [],
  },
})
