import { z } from 'zod'
import { routes } from '../route.ts'
import { StaffCaseLineShape } from './case-desk.ts'
import { typedText } from './case-shapes.ts'
import { IdShape, InstantShape } from './shapes.ts'

const staff = { staff: ['registrar', 'supervisor'] } as const

/** A case that waits for a decision, with what one needs to know before choosing it. */
export const ApprovalLineShape = StaffCaseLineShape.extend({
  /** Whether this officer has read the file: as it is now, before its last change, or never. */
  seen: z.enum(['now', 'before', 'never']),
  /** What the file says, a line each. */
  facts: z.array(z.object({ label: z.string(), text: z.string() })),
  /** Why it cannot be approved by this officer now; it can then not be chosen. */
  blocker: z.string().optional(),
})
export type ApprovalLine = z.output<typeof ApprovalLineShape>

/** What became of one case. The others are not touched by it. */
export const ApprovalOutcomeShape = z.object({
  id: IdShape,
  number: z.string().optional(),
  name: z.string(),
  approved: z.boolean(),
  /** The refusal's code, or INTERNAL when it is not known: the file says what became of it. */
  code: z.string().optional(),
  text: z.string(),
})
export type ApprovalOutcome = z.output<typeof ApprovalOutcomeShape>

/** Deciding several cases in one go (E51). */
export const approvals = routes('/approvals', {
  list: {
    method: 'GET',
    path: '',
    caller: staff,
    summary: '等我审批的办件：哪些已经打开看过、哪些看过以后又变了',
    changes: false,
    reply: z.object({ items: z.array(ApprovalLineShape), most: z.int(), serverNow: InstantShape }),
    errors: [],
  },
  approve: {
    method: 'POST',
    path: '',
    caller: staff,
    summary: '一起审批几件：要写明为什么一起批；没打开看过的不批；每一件单独决定，逐件告知结果',
    changes: true,
    body: z.strictObject({
      caseIds: z.array(IdShape).min(1, '请至少选一件。').max(100),
      opinion: typedText(500, '意见'),
      reason: typedText(500, '一起批的理由'),
    }),
    reply: z.object({ outcomes: z.array(ApprovalOutcomeShape) }),
    errors: [],
  },
})
