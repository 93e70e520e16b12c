import { z } from 'zod'
import { routes } from '../route.ts'
import { typedText } from './case-shapes.ts'
import { IdShape, InstantShape } from './shapes.ts'

const staff = { staff: ['clerk', 'supervisor'] } as const
/** Shown to the clerk, typed into the screen that the citizen looks at. No letters that look alike. */
const CodeShape = z
  .string()
  .trim()
  .transform((text) => text.toUpperCase().replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^[2-9A-HJKMNP-Z]{8}$/, '请输入 8 位码。'))

const state = {
  state: z.enum(['open', 'confirmed', 'refused', 'over']),
  /** What the citizen heard, word for word. */
  text: z.string(),
  digest: z.string(),
  side: z.string(),
  clerk: z.string(),
  /** Something is given away: a second officer stands by, from an account of their own. */
  needsWitness: z.boolean(),
  witness: z.string().optional(),
  /** What the citizen said to be wrong. */
  words: z.string().optional(),
  endsAt: InstantShape,
  serverNow: InstantShape,
}

export const CounterReadingShape = z.object({ id: IdShape, caseId: IdShape, code: z.string(), ...state })
export type CounterReading = z.output<typeof CounterReadingShape>
/** On the screen at the window. */
export const ReadingScreenShape = z.object(state)
export type ReadingScreen = z.output<typeof ReadingScreenShape>

/** For whoever has no phone (E25): read aloud by the clerk, confirmed by the person's own finger on the screen of the window. */
export const counterReadings = routes('/counter-readings', {
  waiting: {
    method: 'GET',
    path: '',
    caller: staff,
    summary: '等确认、又没有手机的当事人：可以在窗口屏上当面确认',
    changes: false,
    query: z.strictObject({ caseId: IdShape }),
    reply: z.object({
      items: z.array(z.object({ partyId: IdShape, side: z.string(), name: z.string(), hasPhone: z.boolean() })),
    }),
    errors: ['NOT_YOUR_CASE'],
  },
  begin: {
    method: 'POST',
    path: '',
    caller: staff,
    summary: '没有手机的当事人：核对身份证原件后，念给本人听，请本人在窗口屏上确认',
    changes: true,
    body: z.strictObject({
      caseId: IdShape,
      partyId: IdShape,
      /** What was checked: 身份证原件，本人与照片一致. */
      seen: typedText(100, '核对了什么证件'),
    }),
    reply: CounterReadingShape,
    errors: ['NOT_YOUR_CASE', 'HAS_PHONE'],
  },
  show: {
    method: 'GET',
    path: '/:id',
    caller: staff,
    summary: '当面确认到哪一步了',
    changes: false,
    reply: CounterReadingShape,
    errors: ['NOT_YOUR_CASE'],
  },
  witness: {
    method: 'POST',
    path: '/witness',
    caller: staff,
    summary: '第二位工作人员用自己的账号见证',
    changes: true,
    body: z.strictObject({ code: CodeShape }),
    reply: ReadingScreenShape,
    errors: ['READING_OVER', 'SAME_PERSON'],
  },
  screen: {
    method: 'GET',
    path: '/screen/:code',
    caller: 'anyone',
    summary: '窗口屏：念的是什么',
    changes: false,
    reply: ReadingScreenShape,
    errors: ['READING_OVER'],
  },
  answer: {
    method: 'POST',
    path: '/screen/:code',
    caller: 'anyone',
    summary: '本人在窗口屏上点：是我的意思，或不对',
    changes: { unkeyed: 'a reading is answered once: a repeat finds it answered and changes nothing' },
    body: z.strictObject({
      yes: z.boolean(),
      digest: z.string().max(100),
      words: z.string().trim().max(200).default(''),
    }),
    reply: ReadingScreenShape,
    errors: ['READING_OVER', 'ACT_CHANGED', 'CASE_STOPPED', 'NEEDS_WITNESS'],
  },
})
