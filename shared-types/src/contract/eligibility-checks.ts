import { z } from 'zod'
import { routes } from '../route.ts'
import { EligibilityCityShape } from './eligibility.ts'
import {
  CheckRulesShape,
  CheckShape,
  CheckSummaryShape,
  ConsentStatementShape,
  EligibilityFactShape,
  FamilyConsentShape,
  NamedShape,
} from './eligibility-check-shapes.ts'
import { eligibilityDeskRoutes } from './eligibility-desk.ts'

const BeforeShape = z.object({
  city: NamedShape,
  rules: CheckRulesShape,
  statement: ConsentStatementShape,
  /** `asks`: what must be said of a home there, because a rule depends on it. */
  zones: z.array(
    z.object({ code: z.string(), name: z.string(), asks: z.array(z.enum(['areaSqm', 'insideSecondRing'])) }),
  ),
  validDays: z.int(),
})

const areaError = { error: '面积要写成大于 0、最多两位小数的平方米数。' }
const StartShape = z.strictObject({
  /** The city of this installation when left out; there is no other. */
  city: EligibilityCityShape.optional(),
  /** Code or Chinese name of one district. */
  zone: z.string({ error: '请选择房子所在的区域。' }).min(1, '请选择房子所在的区域。').max(40, '区域名称太长。'),
  areaSqm: z
    .number(areaError)
    .positive(areaError)
    .max(9_999_999, areaError)
    .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, areaError)
    .optional(),
  homeKind: z.enum(['new', 'resale'], { error: '要写成 new（新建商品房）或 resale（二手房）。' }).optional(),
  insideSecondRing: z.boolean().optional(),
  consent: z.literal(true, { error: '要您同意后，才能向各部门核对。' }),
  /** Version of the statement that was read. */
  statement: z.string().max(40),
})
export type StartCheck = z.output<typeof StartShape>

export const eligibilityChecks = routes('/eligibility', {
  statement: {
    method: 'GET',
    path: '/statement',
    caller: 'anyone',
    summary: '核验前要知道的：向哪些部门核对什么、为什么、保存多久，按哪一版规则，有哪些区域',
    changes: false,
    reply: BeforeShape,
    errors: ['CHECK_NOT_HERE'],
  },
  start: {
    method: 'POST',
    path: '/checks',
    caller: 'verified',
    summary: '申请购房资格核验（本人同意，并以监护人身份代未成年子女同意）',
    changes: true,
    body: StartShape,
    reply: CheckShape,
    errors: ['CHECK_NOT_HERE', 'CHECK_UNDER_WAY', 'STATEMENT_OUTDATED'],
  },
  list: {
    method: 'GET',
    path: '/checks',
    caller: 'account',
    summary: '我的购房资格核验，新的在前',
    changes: false,
    reply: z.object({ items: z.array(CheckSummaryShape) }),
    errors: [],
  },
  get: {
    method: 'GET',
    path: '/checks/:id',
    caller: 'account',
    summary: '一次核验：进展、结论、逐条原因、每项事实的来源与日期',
    changes: false,
    reply: CheckShape,
    errors: ['NOT_YOURS'],
  },
  answer: {
    method: 'POST',
    path: '/checks/:id/answer',
    caller: 'verified',
    summary: '回答核验中的一个问题（学历或用工合同）',
    changes: true,
    body: z
      .strictObject({
        degree: z.enum(['none', 'college', 'bachelor', 'master', 'doctor']).optional(),
        employmentContract: z.boolean().optional(),
      })
      .refine((body) => Object.values(body).filter((value) => value !== undefined).length === 1, {
        error: '请回答正在问的这一个问题。',
      }),
    reply: CheckShape,
    errors: ['NOT_YOURS'],
  },
  withdraw: {
    method: 'POST',
    path: '/checks/:id/withdraw',
    caller: 'verified',
    summary: '取消核验，撤回同意',
    changes: true,
    reply: CheckShape,
    errors: ['NOT_YOURS'],
  },
  askPerson: {
    method: 'POST',
    path: '/checks/:id/ask-person',
    caller: 'verified',
    summary: '对未通过的结论要求人工复核',
    changes: true,
    body: z.strictObject({ why: z.string().trim().max(500, '最多写 500 个字。').default('') }),
    reply: CheckShape,
    errors: ['NOT_YOURS', 'CHECK_UNDER_WAY'],
  },
  challenge: {
    method: 'POST',
    path: '/checks/:id/challenges',
    caller: 'verified',
    summary: '对一项事实提出异议，转数据来源部门核实；核验照常进行',
    changes: true,
    body: z.strictObject({
      fact: EligibilityFactShape,
      claim: z.string().trim().min(2, '请写明哪里不对').max(500, '最多写 500 个字。'),
    }),
    reply: CheckShape,
    errors: ['NOT_YOURS', 'CHALLENGE_EXISTS'],
  },
  consents: {
    method: 'GET',
    path: '/consents',
    caller: 'verified',
    summary: '家人的核验中等我同意的，和我同意过的',
    changes: false,
    reply: z.object({ items: z.array(FamilyConsentShape) }),
    errors: [],
  },
  agree: {
    method: 'POST',
    path: '/consents/:id/agree',
    caller: 'verified',
    summary: '同意为家人的核验核对我的信息',
    changes: true,
    body: z.strictObject({ statement: z.string().max(40) }),
    reply: FamilyConsentShape,
    errors: ['NOT_YOURS', 'STATEMENT_OUTDATED'],
  },
  refuse: {
    method: 'POST',
    path: '/consents/:id/refuse',
    caller: 'verified',
    summary: '不同意，或者撤回已经给过的同意',
    changes: true,
    reply: FamilyConsentShape,
    errors: ['NOT_YOURS'],
  },
  ...eligibilityDeskRoutes,
})
