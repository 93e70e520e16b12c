import { z } from 'zod'
import { routes } from '../route.ts'
import { PaperPromiseShape } from './case-paper-shapes.ts'
import { typedText } from './case-shapes.ts'
import { DoneShape, IdShape } from './shapes.ts'

/** One promise in the list of those who watch over them. */
export const PromiseLineShape = PaperPromiseShape.omit({ statement: true }).extend({
  caseId: IdShape,
  number: z.string().optional(),
  /** Of the item. */
  caseName: z.string(),
  caseStateLabel: z.string(),
  /** Masked. */
  person: z.string(),
  /** Taken off the record, with the reason. */
  repaired: z.string().optional(),
  mayRepair: z.boolean(),
})
export type PromiseLine = z.output<typeof PromiseLineShape>

export const casePromises = routes('/case-promises', {
  list: {
    method: 'GET',
    path: '',
    caller: { staff: ['inspector', 'supervisor'] },
    summary: '承诺台账：还没兑现的、没有兑现的，和凭告知承诺办结的，先到期的在前',
    changes: false,
    query: z.strictObject({ state: z.enum(['open', 'broken', 'pledged']).default('open'), after: IdShape.optional() }),
    reply: z.object({
      items: z.array(PromiseLineShape),
      next: IdShape.optional(),
      counts: z.object({ open: z.int(), broken: z.int(), pledged: z.int() }),
    }),
    errors: [],
  },
  repair: {
    method: 'POST',
    path: '/:id/:promise/repair',
    caller: { staff: ['supervisor'] },
    summary: '修复：没有兑现的承诺不再影响以后容缺，写明理由',
    changes: true,
    body: z.strictObject({ reason: typedText(500, '理由') }),
    reply: DoneShape,
    errors: [],
  },
})
