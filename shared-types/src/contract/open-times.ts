import { z } from 'zod'
import { routes } from '../route.ts'
import { IdShape } from './shapes.ts'

/** How long one item really took, of the newest that were done. */
export const ItemTimesShape = z.object({
  code: IdShape,
  name: z.string(),
  /** What the city promises, else what the law gives. */
  limit: z.string().optional(),
  count: z.int(),
  /** In service time; absent while too few have ended. Half of them were faster than `medianText`, nine of ten than `p90Text`. */
  range: z
    .object({ medianMinutes: z.number(), p90Minutes: z.number(), medianText: z.string(), p90Text: z.string() })
    .optional(),
  /** 0 to 100: done within the promise, or the law's time where there is no promise. */
  inTimePercent: z.number(),
  late: z.int(),
  /** Where the time of the late ones went, the most frequent first. */
  causes: z.array(z.object({ stage: z.string(), count: z.int() })),
})
export type ItemTimes = z.output<typeof ItemTimesShape>

/** How long things really take, for anybody. */
export const openTimes = routes('/open/times', {
  items: {
    method: 'GET',
    path: '',
    caller: 'anyone',
    summary: '实际用时公开：各事项中间数、九成在多久内办好、按时的有多少、慢在哪一步',
    changes: false,
    reply: z.object({
      /** Of each item so many at most, the newest. */
      newest: z.int(),
      count: z.int(),
      inTimePercent: z.number(),
      items: z.array(ItemTimesShape),
    }),
    errors: [],
  },
})
