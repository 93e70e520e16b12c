import { z } from 'zod'
import { routes } from '../route.ts'
import { sampleStates } from '../states.ts'
import { typedText } from './case-shapes.ts'
import { AllowedActionsShape, IdShape, InstantShape, PlainDateShape } from './shapes.ts'

const StateShape = z.enum(Object.keys(sampleStates) as [keyof typeof sampleStates])
const KindShape = z.enum(['day', 'week', 'quarter'])

/** One period: what was promised before, and what came of it. Anybody can compute the random part again. */
export const SamplePeriodShape = z.object({
  key: IdShape,
  kind: KindShape,
  from: PlainDateShape,
  until: PlainDateShape,
  /** Of a hundred. */
  share: z.int(),
  /** SHA-256 of the seed, public since `committedAt`. */
  digest: z.string(),
  committedAt: InstantShape,
  /** Once the period is over. */
  seed: z.string().optional(),
  /** Numbers of all cases that ended in it. */
  cases: z.array(z.string()).optional(),
  /** Those that are looked at again: by lot, and more by risk. */
  random: z.array(z.string()).optional(),
  risk: z.array(z.string()).optional(),
  clean: z.int(),
  faults: z.int(),
})
export type SamplePeriod = z.output<typeof SamplePeriodShape>

export const openSamples = routes('/open/samples', {
  periods: {
    method: 'GET',
    path: '',
    caller: 'anyone',
    summary: '抽查公开：种子的摘要事前公布，种子事后公布，谁都能重算抽到了哪些件',
    changes: false,
    reply: z.object({ how: z.string(), items: z.array(SamplePeriodShape) }),
    errors: [],
  },
})

export const SampledCaseShape = z.object({
  id: IdShape,
  caseId: IdShape,
  number: z.string(),
  name: z.string(),
  period: IdShape,
  part: z.enum(['random', 'risk']),
  state: StateShape,
  stateLabel: z.string(),
  finding: z
    .object({ words: z.string(), by: z.string(), at: InstantShape, responsible: z.string().optional() })
    .optional(),
  due: InstantShape.optional(),
  isLate: z.boolean(),
  correction: z.string().optional(),
  /** Staff numbers of whoever had it in hand. */
  officers: z.array(z.string()),
  allowedActions: AllowedActionsShape,
})
export type SampledCase = z.output<typeof SampledCaseShape>
const staff = { staff: ['inspector', 'supervisor'] } as const

export const samplesDesk = routes('/samples', {
  list: {
    method: 'GET',
    path: '',
    caller: staff,
    summary: '抽到的件：要核查的、要整改的',
    changes: false,
    query: z.strictObject({ state: StateShape.default('waiting') }),
    reply: z.object({ items: z.array(SampledCaseShape) }),
    errors: [],
  },
  find: {
    method: 'POST',
    path: '/:id/find',
    caller: staff,
    summary: '记下核查结果；有过错的写明责任人和事实',
    changes: true,
    body: z.discriminatedUnion('result', [
      z.strictObject({ result: z.literal('clean'), words: typedText(500, '核查情况') }),
      z.strictObject({ result: z.literal('fault'), words: typedText(500, '过错事实'), responsible: IdShape }),
    ]),
    reply: SampledCaseShape,
    errors: ['SAME_PERSON'],
  },
  correct: {
    method: 'POST',
    path: '/:id/correct',
    caller: { staff: ['supervisor'] },
    summary: '写明怎么整改的',
    changes: true,
    body: z.strictObject({ words: typedText(500, '整改情况') }),
    reply: SampledCaseShape,
    errors: [],
  },
})
