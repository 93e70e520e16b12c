import { z } from 'zod'
import { routes } from '../route.ts'
import { liveCheckStates } from '../states.ts'
import { DoneShape, IdShape, InstantShape } from './shapes.ts'

export const liveCheckWays = ['wechat', 'alipay', 'window', 'call'] as const
export type LiveCheckWay = (typeof liveCheckWays)[number]

/** What the check is for: the yes of one person to one act. */
const SubjectShape = z.strictObject({ kind: z.enum(['case']), id: IdShape })
const DigestShape = z.string().min(1).max(100)

export const LiveCheckShape = z.object({
  id: IdShape,
  way: z.enum(liveCheckWays),
  state: z.enum(Object.keys(liveCheckStates) as [keyof typeof liveCheckStates]),
  stateLabel: z.string(),
  /** Of exactly this act. */
  digest: z.string(),
  /** One sentence: what happens now. */
  now: z.string(),
  begunAt: InstantShape,
  /** When it ends by itself: an open one, or one that has passed and is not used. */
  endsAt: InstantShape.optional(),
  /** By when a person of the staff is with you. */
  dueAt: InstantShape.optional(),
  /** For the phone: what opens the camera. */
  wechat: z.object({ verifyId: z.string() }).optional(),
  alipay: z.object({ certifyId: z.string(), url: z.string() }).optional(),
})
export type LiveCheck = z.output<typeof LiveCheckShape>

/** What one person is asked before one yes. */
export const LiveCheckAskShape = z.object({
  needed: z.boolean(),
  reasons: z.array(z.object({ text: z.string(), source: z.string() })),
  digest: z.string().optional(),
  /** In the order in which to offer them; the last two are a person's, with the same effect. */
  ways: z.array(z.object({ way: z.enum(liveCheckWays), label: z.string(), note: z.string() })),
  validMinutes: z.int(),
  check: LiveCheckShape.optional(),
  serverNow: InstantShape,
})
export type LiveCheckAsk = z.output<typeof LiveCheckAskShape>

export const liveChecks = routes('/live-checks', {
  ask: {
    method: 'GET',
    path: '/for/:kind/:subjectId',
    caller: 'verified',
    summary: '确认这件事之前要不要核验本人，为什么，有哪些方式',
    changes: false,
    reply: LiveCheckAskShape,
    errors: ['NOT_YOURS'],
  },
  begin: {
    method: 'POST',
    path: '',
    caller: 'verified',
    summary: '开始一次本人核验；刷脸要单独同意，也可以选窗口或电话，效力相同',
    changes: true,
    body: z.strictObject({
      subject: SubjectShape,
      digest: DigestShape,
      way: z.enum(liveCheckWays),
      /** Separate consent to the use of a face (个人信息保护法 29). */
      faceConsent: z.boolean().default(false),
    }),
    reply: LiveCheckShape,
    errors: ['NOT_YOURS', 'ACT_CHANGED', 'LIVE_CHECK_WAY', 'LIVE_CHECK_SILENT', 'LIVE_CHECK_LIMIT'],
  },
  result: {
    method: 'POST',
    path: '/:id/result',
    caller: 'verified',
    summary: '请服务器向平台查结果；手机自己说通过不算',
    changes: { unkeyed: 'the platform says the same each time' },
    reply: LiveCheckShape,
    errors: ['NOT_YOURS'],
  },
  cancel: {
    method: 'POST',
    path: '/:id/cancel',
    caller: 'verified',
    summary: '不用这次核验了',
    changes: { unkeyed: 'ending an ended check changes nothing' },
    reply: DoneShape,
    errors: ['NOT_YOURS'],
  },
})

const answered = z.strictObject({
  question: z.string().min(1).max(100),
  answer: z.string().trim().min(2, '请写下本人怎么说的。').max(300),
})

const DeskLineShape = z.object({
  id: IdShape,
  way: z.enum(['window', 'call']),
  wayLabel: z.string(),
  title: z.string(),
  maskedName: z.string(),
  reasons: z.array(z.string()),
  begunAt: InstantShape,
  /** Of calls: by when somebody rings. */
  dueAt: InstantShape.optional(),
  isLate: z.boolean(),
})
export type LiveCheckLine = z.output<typeof DeskLineShape>

const desk = { staff: ['clerk', 'supervisor'] } as const

/** The way of equal standing: a person of the staff sees or calls whoever will not or cannot use a camera. */
export const liveCheckDesk = routes('/live-check-desk', {
  list: {
    method: 'GET',
    path: '',
    caller: desk,
    summary: '等着由人核验的，先到期的在前',
    changes: false,
    reply: z.object({ items: z.array(DeskLineShape), serverNow: InstantShape }),
    errors: [],
  },
  open: {
    method: 'POST',
    path: '/:id/open',
    caller: desk,
    summary: '打开一项核验：要问什么，打给谁；本人能看到谁打开过',
    changes: { unkeyed: 'each look is recorded' },
    reply: DeskLineShape.extend({
      /** What the person is about to say yes to. */
      text: z.string(),
      phone: z.string().optional(),
      questions: z.array(z.string()),
    }),
    errors: ['INTERESTED'],
  },
  decide: {
    method: 'POST',
    path: '/:id/decide',
    caller: desk,
    summary: '记下核验结果：证件号码由工作人员从证件或本人口中录入，系统比对',
    changes: true,
    body: z.strictObject({
      passed: z.boolean(),
      /** Read from the card, or said by the person: compared, never shown. */
      idNumber: z.string().trim().max(32).default(''),
      answers: z.array(answered).max(10).default([]),
      note: z.string().trim().max(500).default(''),
    }),
    reply: DoneShape,
    errors: ['INTERESTED', 'LIVE_CHECK_NOT_THEM', 'LIVE_CHECK_RECORD'],
  },
})
export type LiveCheckFile = z.output<(typeof liveCheckDesk.table.open)['reply']>
