import type { CaseDepartment, StaffRole } from '@anju/shared-types'
import type { Item, Step } from '../catalogue/item.ts'
import { departmentOfKind, postOf } from './departments.ts'
import type { ServicePackage } from './packages.ts'

/** Work of one department on a case. Tasks without `after` run side by side. */
export interface PlannedTask {
  /** `B04.审核`: unique in the case. */
  id: string
  item: string
  name: string
  department: CaseDepartment
  role: StaffRole
  after: readonly string[]
}

export interface Post {
  department: CaseDepartment
  role: StaffRole
}

/** How a case runs, made from the files of its items when it is submitted and kept with it (D2). */
export interface Plan {
  accept: Post
  tasks: readonly PlannedTask[]
  approve: Post
  /** 登簿 completes it (不动产登记暂行条例 21). */
  entersRegister: boolean
  hasFees: boolean
  /** A certificate or a result is handed over at the end. */
  handsOver: boolean
}

/**
 * The plan of one item: the first running step of staff takes it in, the last one decides, what lies between are tasks in their
 * order. An item with one such step is taken in and decided by two people of that post.
 */
export function planOf(item: Item): Plan {
  const working = item.steps.filter((step) => isWork(step, item))
  const post = (step: Step | undefined): Post =>
    (step && postOf(step.role, item.kind)) ?? { department: departmentOfKind(item.kind), role: 'clerk' }
  const first = working[0]
  const last = working.at(-1)
  const between = working.slice(1, -1)
  return {
    accept: { ...post(first), role: 'clerk' },
    tasks: between.map((step, at) => ({
      id: taskId(item, step),
      item: item.code,
      name: step.name,
      ...post(step),
      after: at > 0 ? [taskId(item, between[at - 1]!)] : [],
    })),
    approve: approving(post(last)),
    entersRegister: item.kind === 'registration' && working.some(({ role }) => role === '登簿人员'),
    hasFees: item.fees.some(({ rule }) => counterFees.has(rule)),
    handsOver: item.steps.some(({ clock, role }) => clock === 'after' && role === '发证人员'),
  }
}

/** Fees of the window itself. Taxes are settled inside the tax task. */
const counterFees = new Set(['registration', 'extraCertificates'])

const taskId = (item: Item, step: Step) => `${item.code}.${step.name}`

/** Whoever decides is not the person at the counter: a deciding step of a clerk's post is decided by a registrar of that office. */
const approving = ({ department, role }: Post): Post => ({ department, role: role === 'clerk' ? 'registrar' : role })

/** Work inside the clock: what runs, and what the law lets run beside a stopped clock (公告, 实地查看). */
function isWork({ clock, role }: Step, { kind }: Item): boolean {
  return (clock === 'runs' || clock === 'paused') && postOf(role, kind) !== undefined
}

/**
 * One window for several items (一窗受理、并行办理, 优化营商环境条例 47): every item's own work runs at once unless the package says that
 * one needs another's result; the main item decides, enters and hands over.
 */
export function planTogether(items: readonly Item[], { main, before }: ServicePackage): Plan {
  const plans = new Map(items.map((item) => [item.code, planOf(item)]))
  const mainPlan = plans.get(main)
  if (!mainPlan) throw new RangeError(`the main item ${main} is not in the package`)
  /** The deciding step of an item beside the main one is a task here: its office says that its part is done. */
  const tasksOf = (item: Item): PlannedTask[] => {
    const { tasks, approve } = plans.get(item.code)!
    if (item.code === main) return [...tasks]
    const last = item.steps.filter((step) => isWork(step, item)).at(-1)
    if (!last) return [...tasks]
    return [
      ...tasks,
      {
        id: taskId(item, last),
        item: item.code,
        name: last.name,
        ...approve,
        after: tasks.slice(-1).map(({ id }) => id),
      },
    ]
  }
  const all = items.map((item) => ({ code: item.code, tasks: tasksOf(item) }))
  const lastOf = (code: string) => all.find((one) => one.code === code)?.tasks.at(-1)?.id
  const tasks = all.flatMap(({ code, tasks: own }) =>
    own.map((task, at) => {
      if (at > 0) return task
      const waits = before.flatMap(([earlier, later]) => (later === code ? (lastOf(earlier) ?? []) : []))
      return { ...task, after: [...task.after, ...waits] }
    }),
  )
  return { ...mainPlan, tasks, hasFees: [...plans.values()].some(({ hasFees }) => hasFees) }
}
