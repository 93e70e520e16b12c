import { z } from 'zod'
import { routes } from '../route.ts'
import { outreachEnds, outreachKinds, outreachStates } from '../states.ts'
import { typedText } from './case-shapes.ts'
import { AllowedActionsShape, IdShape, InstantShape, PlainDateShape } from './shapes.ts'

const staff = { staff: ['clerk', 'registrar', 'supervisor'] } as const
const keysOf = <K extends string>(table: Record<K, string>) => z.enum(Object.keys(table) as [K, ...K[]])

export const OutreachShape = z.object({
  id: IdShape,
  kind: keysOf(outreachKinds),
  kindLabel: z.string(),
  /** Until when; a promise and a bad rating have a clock. */
  due: InstantShape.optional(),
  isLate: z.boolean(),
  caseId: IdShape.optional(),
  /** Who promised it. */
  promisedBy: z.string().optional(),
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

/** The whole case on the caller's screen (E75). */
export const CalledCaseShape = z.object({
  name: z.string(),
  number: z.string(),
  stateLabel: z.string(),
  now: z.string(),
  fees: z.string().optional(),
  ending: z.string().optional(),
  history: z.array(z.object({ at: InstantShape, who: z.string(), text: z.string() })),
})
export type CalledCase = z.output<typeof CalledCaseShape>

export const outreach = routes('/outreach', {
  list: {
    method: 'GET',
    path: '',
    caller: staff,
    summary: '要打电话的群众：消息没送到的、办结回访的、给了差评的、答应过的',
    changes: false,
    query: z.strictObject({
      state: keysOf(outreachStates).default('open'),
      kind: keysOf(outreachKinds).optional(),
    }),
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
      case: CalledCaseShape.optional(),
    }),
    errors: [],
  },
  done: {
    method: 'POST',
    path: '/:id/done',
    caller: staff,
    summary: '记下是怎么联系上的，或都试过没联系上',
    changes: true,
    body: z.strictObject({
      how: keysOf(outreachEnds),
      words: typedText(300, '经过'),
      /** What was promised in the call, and until when: a task of its own. */
      promise: z.strictObject({ words: typedText(200, '答应的事'), due: PlainDateShape }).optional(),
    }),
    reply: OutreachShape,
    errors: ['PROMISE_DAY'],
  },
})
