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
const ANSWER_TRIES = 900

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

async function throughTheOffice(insist: Insist, { clerk, reviewers, registrar }: Office, id: string) {
  const open = (as: Phone) => insist<StaffCase>(as, 'POST', `/case-desk/${id}/open`, {})
  /** An act on the file as it was opened: where something has come in between, it is opened and done again (E51). */
  const act = async (as: Phone, path: string, body: object) => {
    for (;;) {
      await open(as)
      try {
        return await insist<StaffCase>(as, 'POST', `/case-desk/${id}/${path}`, body)
      } catch (error) {
        if (!(error instanceof Refused && overtaken.includes(error.code))) throw error
      }
    }
  }
  let file = await open(clerk)
  for (const { id: material } of file.materials.filter(({ status }) => status === 'open')) {
    await act(clerk, 'paper-seen', { material })
  }
  file = await act(clerk, 'accept', { phoned: '已电话核实' })
  while (file.state === 'reviewing') {
    const task = file.tasks.find(({ state }) => state === 'open')!
    file = await act(reviewers[task.department], 'finish-task', { taskId: task.id, opinion: '核对无误' })
  }
  await act(registrar, 'approve', { opinion: '同意' })
  file = await open(clerk)
  for (let tries = 0; file.state === 'entering' && tries < ANSWER_TRIES; tries++) {
    await pause(ANSWER_PAUSE_MS)
    file = await open(clerk)
  }
  if (file.state === 'feeDue')
    file = await act(clerk, 'settle-fees', { amountFen: file.fees!.totalFen, slip: `POS-${id.slice(-6)}` })
  if (file.state === 'ready') file = await act(clerk, 'hand-over', { to: '本人' })
  if (file.state !== 'closed') throw new Error(`${id} ends ${file.state}: ${file.history.at(-1)?.text}`)
}
