import { z } from 'zod'
import { routes } from '../route.ts'
import { IdShape, PlainDateShape } from './shapes.ts'

/** How often the one complete list of an item was not complete. */
export const OverrideRateShape = z.object({
  code: IdShape,
  name: z.string(),
  /** Lists that went out. */
  notices: z.int(),
  /** Of them, those for which a supervisor had to allow what could have been asked for the first time. */
  overrides: z.int(),
  /** 0 to 100. */
  percent: z.number(),
})
export type OverrideRate = z.output<typeof OverrideRateShape>

/** What the office publishes about its own lists, for anybody. */
export const openLists = routes('/open/lists', {
  overrides: {
    method: 'GET',
    path: '/overrides',
    caller: 'anyone',
    summary: '告知锁公开：各事项发出多少份补正清单，其中多少份是主管放行的第二次要材料',
    changes: false,
    query: z.strictObject({ code: IdShape.optional() }),
    reply: z.object({
      since: PlainDateShape,
      until: PlainDateShape,
      notices: z.int(),
      overrides: z.int(),
      items: z.array(OverrideRateShape),
    }),
    errors: [],
  },
})
