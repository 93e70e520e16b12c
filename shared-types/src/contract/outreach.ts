import { z } from 'zod'
import { routes } from '../route.ts'
import { outreachEnds, outreachStates } from '../states.ts'
import { typedText } from './case-shapes.ts'
import { AllowedActionsShape, IdShape, InstantShape } from './shapes.ts'

const staff = { staff: ['clerk', 'registrar', 'supervisor'] } as const
const keysOf = <K extends string>(table: Record<K, string>) => z.enum(Object.keys(table) as [K, ...K[]])

export const OutreachShape = z.object({
  id: IdShape,
  /** Masked. */
  name: z.string(),
  /** What the person should have been told. */
  title: z.string(),
  text: z.string(),
  why: z.string(),
  at: InstantShape,
  state: keysOf(outreachStates),
  stateLabel: z.string(),
  done: z.object({ at: InstantShape, by: z.string(), how: z.string(), words: z.string() }).optional(),
  allowedActions: AllowedActionsShape,
})
export type Outreach = z.output<typeof OutreachShape>

export const outreach = routes('/outreach', {
  list: {
    method: 'GET',
    path: '',
    caller: staff,
    summary: '联系不上的群众：短信和推送都没送达，要人工联系',
    changes: false,
    query: z.strictObject({ state: keysOf(outreachStates).default('open') }),
    reply: z.object({ items: z.array(OutreachShape), open: z.int() }),
    errors: [],
  },
  open: {
    method: 'POST',
    path: '/:id/open',
    caller: staff,
    summary: '查看联系方式：本人可以看到谁在何时因何查看',
    changes: { unkeyed: 'opening is recorded each time; a repeat is another look' },
    reply: z.object({
      task: OutreachShape,
      name: z.string(),
      /** Numbers that may be called; none when nobody knows one. */
      phones: z.array(z.string()),
    }),
    errors: [],
  },
  done: {
    method: 'POST',
    path: '/:id/done',
    caller: staff,
    summary: '记下是怎么联系上的，或都试过没联系上',
    changes: true,
    body: z.strictObject({ how: keysOf(outreachEnds), words: typedText(300, '经过') }),
    reply: OutreachShape,
    errors: [],
  },
})
