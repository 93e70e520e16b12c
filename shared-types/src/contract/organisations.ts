import { z } from 'zod'
import { deputyScopes } from '../organisation-words.ts'
import { routes } from '../route.ts'
import { typedText } from './case-shapes.ts'
import { IdShape, InstantShape, keysOf, PlainDateShape } from './shapes.ts'

const ScopeShape = z.enum(keysOf(deputyScopes))

/** 统一社会信用代码; its check digits are looked at by the server. */
export const CreditCodeShape = z.string().regex(/^[0-9A-Z]{18}$/, '统一社会信用代码应为 18 位数字和大写字母。')

const DeputyShape = z.object({
  id: IdShape,
  /** In full to the representative, masked to other deputies. */
  name: z.string(),
  isMe: z.boolean(),
  scopes: z.array(ScopeShape),
  scopeText: z.string(),
  until: PlainDateShape,
  /** In force today. */
  isActive: z.boolean(),
  stateText: z.string(),
})

export const OrganisationShape = z.object({
  creditCode: CreditCodeShape,
  name: z.string(),
  /** In which capacity the caller may act for it. */
  as: z.enum(['representative', 'deputy']),
  asText: z.string(),
  /** When the register of enterprises said so last; the representative only. */
  askedAt: InstantShape.optional(),
  deputies: z.array(DeputyShape),
  /** `appoint`, `revoke`, `certificates`, `batch`, `release`. */
  allowedActions: z.array(z.string()),
})
export type Organisation = z.output<typeof OrganisationShape>

const code = '/:code'

/** Organisations on the phones of the people who act for them. */
export const organisations = routes('/organisations', {
  list: {
    method: 'GET',
    path: '',
    caller: 'verified',
    summary: '我可以代表办事的单位',
    changes: false,
    reply: z.object({ items: z.array(OrganisationShape) }),
    errors: [],
  },
  claim: {
    method: 'POST',
    path: '/claim',
    caller: 'verified',
    summary: '向企业登记核对我任法定代表人、负责人的单位（本人同意查询）',
    changes: true,
    body: z.strictObject({ agreed: z.literal(true, '请先同意向企业登记核对。') }),
    reply: z.object({ items: z.array(OrganisationShape) }),
    errors: ['ENTERPRISES_SILENT', 'NOT_REPRESENTATIVE'],
  },
  appoint: {
    method: 'POST',
    path: `${code}/deputies`,
    caller: 'verified',
    summary: '法定代表人登记一名经办人：可以办什么、到哪天',
    changes: true,
    body: z.strictObject({
      name: typedText(60, '姓名'),
      idNumber: z.string().min(15, '证件号码不完整。').max(18, '证件号码太长。'),
      scopes: z.array(ScopeShape).min(1, '请选择经办人可以办哪些业务。').max(5),
      until: PlainDateShape,
    }),
    reply: OrganisationShape,
    errors: ['NOT_YOURS', 'CASE_FIELD_WRONG', 'TOO_MANY_DEPUTIES'],
  },
  revoke: {
    method: 'POST',
    path: `${code}/deputies/:id/revoke`,
    caller: 'verified',
    summary: '收回一名经办人的授权，立即生效',
    changes: true,
    reply: OrganisationShape,
    errors: ['NOT_YOURS'],
  },
})
