import { setTimeout as pause } from 'node:timers/promises'
import type { Case, CaseDepartment, StaffCase } from '@anju/shared-types'
import { type Insist, type Phone, Refused } from './insist.ts'

export interface DayPerson extends Phone {
  name: string
  idNumber: string
}

/** Everybody who works on the cases of a day. */
export interface Office {
  clerk: Phone
  reviewers: Record<CaseDepartment, Phone>
  registrar: Phone
}

export interface DayCase {
  code: string
  owner: DayPerson
  /** Whoever buys, for a sale. */
  buyer?: DayPerson
  home: { unitCode: string; address: string }
}

/** Somebody or something else was faster: looked at anew, it can be done. */
const overtaken = ['FILE_NOT_OPENED', 'STATE_MOVED']
const ANSWER_PAUSE_MS = 200
/** Nobody works on a case while the worker is down, however long a busy machine takes to start it again. */
const MOST_LOOKS = 20_000

/** A case from the first tap to the certificate, over HTTP, by the people who would do it. Gives its id. */
export async function walkCase(insist: Insist, office: Office, day: DayCase): Promise<string> {
  const { code, owner, buyer, home } = day
  const begun = await insist<Case>(owner, 'POST', '/cases', { code })
  const { id } = begun
  const answers = Object.fromEntries(begun.questions.map(({ title, options }) => [title, options[0]!]))
  const details = Object.fromEntries(begun.fields.map(({ name, options }) => [name, options?.[0]?.value ?? '照旧']))
  const sale = buyer && {
    side: '转让方',
    others: [{ side: '受让方', name: buyer.name, idNumber: buyer.idNumber }],
    priceFen: 185_000_000,
  }
  await insist(owner, 'PUT', `/cases/${id}/draft`, { draft: { answers, details, property: home, ...sale } })
  await sayYes(insist, owner, id, 'submit')
  if (buyer) await sayYes(insist, buyer, id, 'confirm')
  await throughTheOffice(insist, office, id)
  return id
}

async function sayYes(insist: Insist, who: Phone, id: string, act: 'submit' | 'confirm') {
  const { act: words } = await insist<Case>(who, 'GET', `/cases/${id}`)
  await insist(who, 'POST', `/cases/${id}/${act}`, { digest: words?.digest })
}

/**
 * Looks at the file and does what its state asks for, until it is over. Some cases the machine decides while somebody looks, and a killed
 * server may have done an act whose answer was lost: then it is looked at anew.
 */
async function throughTheOffice(insist: Insist, office: Office, id: string) {
  const open = (as: Phone) => insist<StaffCase>(as, 'POST', `/case-desk/${id}/open`, {})
  const act = (as: Phone, path: string, body: object) =>
    insist<StaffCase>(as, 'POST', `/case-desk/${id}/${path}`, body).catch((error: unknown) => {
      if (!(error instanceof Refused && overtaken.includes(error.code))) throw error
    })
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const file = await open(office.clerk)
    if (file.state === 'closed') return
    const next = nextAct(file, office)
    if (!next) await pause(ANSWER_PAUSE_MS)
    else {
      if (next.as !== office.clerk) await open(next.as)
      await act(next.as, next.path, next.body)
    }
  }
  throw new Error(`${id} does not come to its end`)
}

/** Who does what next; undefined while the register or the machine is at work. */
function nextAct(
  file: StaffCase,
  { clerk, reviewers, registrar }: Office,
): { as: Phone; path: string; body: object } | undefined {
  const missing = file.materials.find(({ status }) => status === 'open')
  const task = file.tasks.find(({ state }) => state === 'open')
  switch (file.state) {
    case 'submitted':
      return missing
        ? { as: clerk, path: 'paper-seen', body: { material: missing.id } }
        : { as: clerk, path: 'accept', body: { phoned: '已电话核实' } }
    case 'reviewing':
      return (
        task && { as: reviewers[task.department], path: 'finish-task', body: { taskId: task.id, opinion: '核对无误' } }
      )
    case 'approving':
      return { as: registrar, path: 'approve', body: { opinion: '同意' } }
    case 'feeDue':
      return { as: clerk, path: 'settle-fees', body: { amountFen: file.fees!.totalFen, slip: `POS-${file.number}` } }
    case 'ready':
      return { as: clerk, path: 'hand-over', body: { to: '本人' } }
    case 'entering':
      return undefined
    default:
      throw new Error(`${file.id} ends ${file.state}: ${file.history.at(-1)?.text}`)
  }
}
