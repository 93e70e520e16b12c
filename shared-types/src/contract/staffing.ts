import { z } from 'zod'
import { routes } from '../route.ts'
import { typedText } from './case-shapes.ts'
import { DoneShape, IdShape, InstantShape, PlainDateShape } from './shapes.ts'

const lead = { staff: ['supervisor', 'admin'] } as const
const anyStaff = { staff: ['clerk', 'registrar', 'supervisor', 'inspector', 'admin'] } as const

const LeaveBody = z.strictObject({
  from: PlainDateShape,
  to: PlainDateShape,
  /** Half of a single day. */
  half: z.enum(['morning', 'afternoon']).optional(),
  reason: typedText(60, '事由'),
})

export const LeaveShape = z.object({
  id: IdShape,
  from: PlainDateShape,
  to: PlainDateShape,
  half: z.enum(['morning', 'afternoon']).optional(),
  reason: z.string(),
  /** `11月24日（周二），休假`. */
  text: z.string(),
})

const NamedShape = z.object({ staffNo: z.string(), name: z.string() })

export const StaffPersonShape = NamedShape.extend({
  /** Post and offices in words. */
  post: z.string(),
  isAway: z.boolean(),
  leaves: z.array(LeaveShape),
  /** Who acts for this person, in the order in which they are asked (AB 角). */
  standIns: z.array(NamedShape),
  /** Who answers for this person's late work. */
  supervisor: NamedShape.optional(),
  /** Who answers above. */
  leader: NamedShape.optional(),
  /** 房屋登记官: absent, not one. Without `until` for good. */
  registrar: z.object({ until: PlainDateShape.optional(), isOver: z.boolean(), text: z.string() }).optional(),
  /** When kin, home and firms were last declared. */
  declaredAt: InstantShape.optional(),
})
export type StaffPerson = z.output<typeof StaffPersonShape>

const TiesShape = z.strictObject({
  address: z.string().trim().max(200, '住址最多 200 个字。').optional(),
  kin: z
    .array(
      z.strictObject({
        name: typedText(60, '姓名'),
        relation: typedText(10, '关系'),
        idNumber: z.string().trim().max(18, '证件号码太长。').optional(),
      }),
    )
    .max(40, '最多填 40 位亲属。')
    .default([]),
  organisations: z.array(typedText(60, '单位名称')).max(40, '最多填 40 个单位。').default([]),
})
export type Ties = z.output<typeof TiesShape>

/** Who is there, who acts for whom, and who must stay away from whom. */
export const staffing = routes('/staff/people', {
  list: {
    method: 'GET',
    path: '',
    caller: lead,
    summary: '人员：在岗、请假和 AB 角',
    changes: false,
    reply: z.object({ items: z.array(StaffPersonShape) }),
    errors: [],
  },
  addLeave: {
    method: 'POST',
    path: '/:staffNo/leaves',
    caller: lead,
    summary: '登记请假：来不及等本人回来的办件会转给 B 角',
    changes: true,
    body: LeaveBody,
    reply: StaffPersonShape,
    errors: [],
  },
  endLeave: {
    method: 'DELETE',
    path: '/:staffNo/leaves/:leaveId',
    caller: lead,
    summary: '取消一次请假',
    changes: true,
    reply: StaffPersonShape,
    errors: [],
  },
  setPost: {
    method: 'PUT',
    path: '/:staffNo/post',
    caller: lead,
    summary: '设定 B 角、主管和值班领导',
    changes: true,
    body: z.strictObject({
      standIns: z.array(IdShape).max(5, '最多设 5 位。'),
      supervisor: IdShape.optional(),
      leader: IdShape.optional(),
    }),
    reply: StaffPersonShape,
    errors: [],
  },
  setQualification: {
    method: 'PUT',
    path: '/:staffNo/qualification',
    caller: lead,
    summary: '设定登记官资格和有效期：过期后不再抽到登簿的审批',
    changes: true,
    body: z.strictObject({
      isRegistrar: z.boolean(),
      /** The last day on which it holds; left out for good. */
      until: PlainDateShape.optional(),
    }),
    reply: StaffPersonShape,
    errors: ['SAME_PERSON'],
  },
  ownTies: {
    method: 'GET',
    path: '/me/ties',
    caller: anyStaff,
    summary: '我申报的回避事项，只用于回避核对',
    changes: false,
    reply: TiesShape.extend({ declaredAt: InstantShape.optional() }),
    errors: [],
  },
  declareTies: {
    method: 'PUT',
    path: '/me/ties',
    caller: anyStaff,
    summary: '申报住址、近亲属和有利害关系的单位',
    changes: true,
    body: TiesShape,
    reply: DoneShape,
    errors: [],
  },
})
