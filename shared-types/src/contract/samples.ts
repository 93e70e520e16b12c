import { z } from 'zod'
import { routes } from '../route.ts'
import { samplePeriods, sampleStates } from '../states.ts'
import { typedText } from './case-shapes.ts'
import { AllowedActionsShape, IdShape, InstantShape, PlainDateShape } from './shapes.ts'

const StateShape = z.enum(Object.keys(sampleStates) as [keyof typeof sampleStates])
const KindShape = z.enum(Object.keys(samplePeriods) as [keyof typeof samplePeriods])

const ShareShape = z.object({
  kind: KindShape,
  kindLabel: z.string(),
  /** Of a hundred. */
  share: z.int(),
  /** Who looks: 业务主任. */
  by: z.string(),
})

/** One period: what was promised before, and what came of it. */
export const SamplePeriodShape = ShareShape.extend({
  key: IdShape,
  from: PlainDateShape,
  /** The day after the last. */
  until: PlainDateShape,
  /** SHA-256 of the seed, public since `committedAt`. */
  digest: z.string(),
  committedAt: InstantShape,
  /** Once the period is over. */
  seed: z.string().optional(),
  /** Once it is drawn: how many ended in it, how many are looked at again by lot and by risk. */
  drawn: z.object({ of: z.int(), random: z.int(), risk: z.int() }).optional(),
  clean: z.int(),
  faults: z.int(),
})
export type SamplePeriod = z.output<typeof SamplePeriodShape>

/** With the numbers: anybody can compute the random part again. */
export const DrawnPeriodShape = SamplePeriodShape.extend({
  /** Of all cases that ended in it. */
  cases: z.array(z.string()),
  random: z.array(z.string()),
  risk: z.array(z.string()),
})
export type DrawnPeriod = z.output<typeof DrawnPeriodShape>

export const openSamples = routes('/open/samples', {
  periods: {
    method: 'GET',
    path: '',
    caller: 'anyone',
    summary: '抽查公开：种子的摘要事前公布，种子事后公布',
    changes: false,
    reply: z.object({
      city: z.string(),
      /** Of the city's profile; empty: the city has published none, and nothing is drawn. */
      shares: z.array(ShareShape),
      source: z.string().optional(),
      note: z.string().optional(),
      how: z.string(),
      items: z.array(SamplePeriodShape),
    }),
    errors: [],
  },
  period: {
    method: 'GET',
    path: '/:key',
    caller: 'anyone',
    summary: '一个期间的全部办件号和抽到的件，谁都能重算',
    changes: false,
    reply: DrawnPeriodShape,
    errors: [],
  },
})

export const SampledCaseShape = z.object({
  id: IdShape,
  caseId: IdShape,
  number: z.string(),
  name: z.string(),
  period: IdShape,
  periodLabel: z.string(),
  /** Who looks at it: 质检小组. */
  by: z.string(),
  part: z.enum(['random', 'risk']),
  state: StateShape,
  stateLabel: z.string(),
  finding: z
    .object({
      words: z.string(),
      by: z.string(),
      at: InstantShape,
      /** Of a fault: who answers for it, and by which rule. */
      responsible: z.string().optional(),
      clause: z.string().optional(),
    })
    .optional(),
  due: InstantShape.optional(),
  isLate: z.boolean(),
  correction: z.object({ words: z.string(), by: z.string(), at: InstantShape }).optional(),
  drawnAt: InstantShape,
  /** Whoever had it in hand. */
  officers: z.array(z.object({ staffNo: z.string(), name: z.string() })),
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
      z.strictObject({
        result: z.literal('fault'),
        words: typedText(500, '过错事实'),
        responsible: IdShape,
        clause: typedText(200, '依据的条款'),
      }),
    ]),
    reply: SampledCaseShape,
    errors: ['SAME_PERSON', 'NOT_ITS_OFFICER'],
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
