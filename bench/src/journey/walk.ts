import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Caller } from '../../../e2e/support/api.ts'
import {
  drawnFor,
  filledSale,
  finishDrawn,
  openPart,
  type Someone,
  sayYes,
  takeIn,
} from '../../../e2e/support/cases.ts'
import type { Cast } from '../../../e2e/support/cast.ts'
import type { City } from '../../../e2e/support/city.ts'
import type {
  Case,
  CaseCollections,
  CaseState,
  CertificateLine,
  PayOrder,
  StaffCase,
  Verification,
} from '../../../shared-types/src/index.ts'
import { type SendBytes, sendPhoto, untilReady } from '../cases/send-papers.ts'
import type { Send } from '../load.ts'

/** What is walked with: a running city, whom it knows, and two ways to its api. */
export interface Walkers {
  city: City
  cast: Cast
  send: Send
  sendBytes: SendBytes
  photo: Buffer
}

/** What a sale passes through, in order. */
export const stages = [
  'begin and fill in',
  'papers sent, scanned, put in',
  'submitted and confirmed',
  'accepted at the window',
  'reviews',
  'tax',
  'approved',
  'entered in the register',
  'fee ordered, paid, booked',
  'certificate issued',
  'verified by a stranger',
  'handed over',
  'rated',
] as const
export type Stage = (typeof stages)[number]
export type Took = Record<Stage, number>

const POLL_MS = 20
const PATIENCE_MS = 120_000

/** Asks again and again until there is an answer. */
async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  const giveUpAt = performance.now() + PATIENCE_MS
  for (;;) {
    const found = await ask()
    if (found !== undefined) return found
    if (performance.now() > giveUpAt) throw new Error(`${what}: not after ${PATIENCE_MS / 1_000} s`)
    await pause(POLL_MS)
  }
}

/** One home from the seller's first tap to the buyer's stars, nobody thinking anywhere; milliseconds of each stage. */
export async function walkSale(walkers: Walkers, seller: Someone, buyer: Someone & { slug: string }): Promise<Took> {
  const { city, cast } = walkers
  const took = Object.fromEntries(stages.map((stage) => [stage, 0])) as Took
  const during = async <T>(stage: Stage, work: () => Promise<T>): Promise<T> => {
    const began = performance.now()
    const done = await work()
    took[stage] += performance.now() - began
    return done
  }
  const stateIs = (caller: Caller, id: string, wanted: CaseState) =>
    until(wanted, async () => {
      const shown = await caller.get<Case>(`/cases/${id}`)
      return shown.state === wanted ? shown : undefined
    })

  const { id } = await during('begin and fill in', () => filledSale(seller, buyer))
  const papers = await during('papers sent, scanned, put in', () => sendPapers(walkers, seller, id))
  if (papers === 0) throw new Error('a sale without papers is no sale')
  await during('submitted and confirmed', async () => {
    await sayYes(seller, id, 'submit')
    await sayYes(buyer, id, 'confirm')
  })
  const clerk = await cast.as('clerk-1')
  await during('accepted at the window', () => takeIn(clerk, id))
  for (let state: CaseState = 'reviewing'; state === 'reviewing'; ) {
    const isTax =
      (await openFile(await cast.as('supervisor'), id)).tasks.find((task) => task.state === 'open')?.department ===
      'tax'
    // Whoever was drawn logs in once; that is not part of the walk.
    await openPart(cast, id)
    ;({ state } = await during(isTax ? 'tax' : 'reviews', () => finishDrawn(cast, id)))
  }
  const registrar = await drawnFor(cast, id, '审批')
  await during('approved', async () => {
    await openFile(registrar, id)
    await registrar.post(`/case-desk/${id}/approve`, { opinion: '同意' })
  })
  await during('entered in the register', () => stateIs(buyer.caller, id, 'feeDue'))
  await during('fee ordered, paid, booked', async () => {
    const order = await buyer.caller.post<PayOrder>(`/payments/cases/${id}`, { way: 'browser' })
    const prepayId = new URL(order.url ?? '').searchParams.get('prepay_id')
    await city.phones.control(`/phones/${buyer.slug}/wechat-cashier`, { prepayId })
    await stateIs(buyer.caller, id, 'ready')
  })
  const title = await during('certificate issued', () =>
    until('a title', async () => {
      const { items } = await buyer.caller.get<{ items: CertificateLine[] }>('/certificates')
      return items.find(({ kind }) => kind === 'title')
    }),
  )
  await during('verified by a stranger', async () => {
    const { code } = await buyer.caller.post<{ code: string }>(`/certificates/mine/${title.id}/show`, { scope: 'full' })
    const attempt = randomUUID()
    const reply = await walkers.send('POST', '/api/v1/certificates/verify', { body: { text: code, attempt } })
    const { outcome } = reply.body as unknown as Verification
    if (outcome !== 'valid') throw new Error(`the certificate is ${outcome}: ${JSON.stringify(reply.body)}`)
  })
  await during('handed over', async () => {
    const { out } = await buyer.caller.post<CaseCollections>(`/collections/cases/${id}`, { way: 'window' })
    await clerk.post('/collections/desk/hand-over', { id: out?.id, code: out?.code })
    await stateIs(buyer.caller, id, 'closed')
  })
  await during('rated', async () => {
    // Whoever applied is asked.
    const { caller, rating } = await until('to be asked for stars', async () => {
      for (const { caller } of [seller, buyer]) {
        const { items } = await caller.get<{ items: { id: string }[] }>('/ratings')
        if (items[0]) return { caller, rating: items[0].id }
      }
      return undefined
    })
    await caller.post(`/ratings/${rating}/rate`, { level: 5, words: '很快' })
  })
  return took
}

const openFile = (officer: Caller, id: string) => officer.post<StaffCase>(`/case-desk/${id}/open`, {})

/** A photo for each paper that the seller has to bring; gives how many. */
async function sendPapers({ send, sendBytes, photo }: Walkers, seller: Someone, caseId: string): Promise<number> {
  const { materials } = await seller.caller.get<Case>(`/cases/${caseId}`)
  const open = materials.filter(({ status }) => status === 'open')
  const token = seller.caller.tokens.accessToken
  for (const { id: material } of open) {
    // The same picture for all: its bytes differ behind its end, which no reader looks at.
    const bytes = Buffer.concat([photo, Buffer.from(`${caseId} ${material}`)])
    const documentId = await sendPhoto(send, sendBytes, token, { bytes, name: material, material, caseId })
    await untilReady(send, token, documentId)
    await seller.caller.post(`/cases/${caseId}/papers`, { material, documentId })
  }
  return open.length
}
