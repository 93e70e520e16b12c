import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Case, CaseDepartment, StaffCase } from '../../../shared-types/src/index.ts'
import type { Send } from '../load.ts'
import { DISTRICTS, ITEMS, type OfficerNo, unitCodeOf } from './scene.ts'

export const newKey = () => randomBytes(12).toString('hex')

export interface People {
  citizens: string[]
  officers: Record<OfficerNo, string>
}

/** One call that has to be answered with 200. */
export async function must<T>(send: Send, token: string, method: string, path: string, body?: unknown): Promise<T> {
  const reply = await send(method, `/api/v1${path}`, { token, key: newKey(), body })
  if (reply.status === 200) return reply.body as T
  throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
}

/** Begins a case and fills in whatever it asks for. */
export async function fillIn(send: Send, token: string, code: string, home: number): Promise<Case> {
  const begun = await must<Case>(send, token, 'POST', '/cases', { code })
  const answers = Object.fromEntries(begun.questions.map(({ title, options }) => [title, options[0]]))
  const details = Object.fromEntries(
    begun.fields.map(({ name, kind, options }) => [
      name,
      options?.[0]?.value ?? (kind === 'yuan' ? '3500' : '2026-11-01'),
    ]),
  )
  const address = `济南市${DISTRICTS[home % DISTRICTS.length]}测试路 ${home} 号`
  const draft = { answers, details, ...(begun.needsProperty && { property: { unitCode: unitCodeOf(home), address } }) }
  return must<Case>(send, token, 'PUT', `/cases/${begun.id}/draft`, { draft })
}

export const submit = (send: Send, token: string, { id, act }: Pick<Case, 'id' | 'act'>): Promise<Case> =>
  must<Case>(send, token, 'POST', `/cases/${id}/submit`, { digest: act?.digest })

export interface Template {
  id: string
  /** Furthest state that it was brought to. */
  state: string
}

/**
 * Cases as the server itself makes them, one for each item and state on the way: what is seeded by the thousand is copied from them, so a
 * seeded case has every field, size and index that a real one has.
 */
export async function walkTemplates(send: Send, { citizens, officers }: People): Promise<Template[]> {
  const made: Template[] = []
  for (const [at, code] of ITEMS.entries()) {
    for (const goal of ['draft', 'submitted', 'reviewing', 'approving']) {
      try {
        made.push(await walkTo(send, goal, { code, home: 90_000_000 + made.length, citizen: citizens[at]!, officers }))
      } catch (error) {
        // An item that this city does not offer on the phone; the others are enough.
        console.error(`${code} to ${goal}: ${String(error)}`)
        break
      }
    }
  }
  return made
}

interface Walk {
  code: string
  home: number
  citizen: string
  officers: People['officers']
}

async function walkTo(send: Send, goal: string, { code, home, citizen, officers }: Walk): Promise<Template> {
  const filled = await fillIn(send, citizen, code, home)
  const { id } = filled
  const { 'clerk-1': clerk } = officers
  if (goal === 'draft') return { id, state: goal }
  const { state } = await submit(send, citizen, filled)
  if (goal === 'submitted') return { id, state }
  const act = (as: string, path: string, body: object) =>
    must<StaffCase>(send, as, 'POST', `/case-desk/${id}/${path}`, body)
  let file = await accept()
  if (goal === 'reviewing') return { id, state: file.state }
  let open = openTask(file)
  while (open) {
    const as = officers[reviewers[open.department]]
    await act(as, 'open', {})
    file = await act(as, 'finish-task', { taskId: open.id, opinion: '核对无误' })
    open = openTask(file)
  }
  return { id, state: file.state }

  /** An item that the machine may decide is looked at by it first, which makes what was just opened old. */
  async function accept(triesLeft = 20): Promise<StaffCase> {
    try {
      const { materials } = await act(clerk, 'open', {})
      for (const { id: material } of materials.filter((one) => one.status === 'open'))
        await act(clerk, 'paper-seen', { material })
      return await act(clerk, 'accept', { phoned: '测试时电话核实' })
    } catch (error) {
      if (triesLeft === 0 || !/FILE_NOT_OPENED|CASE_MOVED|409/.test(String(error))) throw error
      await pause(500)
      return accept(triesLeft - 1)
    }
  }
}

const reviewers: Record<CaseDepartment, OfficerNo> = {
  registry: 'registrar-2',
  housing: 'housing-1',
  tax: 'tax-1',
  fund: 'fund-1',
}
const openTask = ({ tasks }: StaffCase) => tasks.find((task) => task.state === 'open')
