import { type Case, type Certificate, type CertificateScope, contract, type Verification } from '@anju/shared-types'
import { newKey } from '../../testing/call.ts'
import type { HouseOptions } from '../../testing/house.ts'
import type { TestPerson } from '../../testing/people.ts'
import { createCaseHouse } from '../cases/case-house.ts'

const routes = contract.certificates.table
const desk = contract.certificateDesk.table
const caseDesk = contract.caseDesk.table

/** Test kit of e-certificates: cases and homes, and strangers who check what they are shown. */
export async function createCertificateHouse(options: HouseOptions = {}) {
  const house = await createCaseHouse(options)

  const list = (as: TestPerson) => house.call(routes.list, { as })
  const get = (as: TestPerson, id: string): Promise<Certificate> => house.call(routes.get, { as, params: { id } })
  /** The title of the first home of somebody, asked for from the book. */
  const titleOf = async (as: TestPerson): Promise<Certificate> => {
    const { unitCode } = await house.homeOf(as.slug)
    const { id } = await house.call(routes.request, { as, body: { kind: 'title', unitCode } })
    return get(as, id)
  }
  const show = (as: TestPerson, id: string, scope: CertificateScope = 'statement') =>
    house.call(routes.show, { as, params: { id }, body: { scope } })
  const offline = (as: TestPerson, id: string, scope: CertificateScope = 'full') =>
    house.call(routes.offline, { as, params: { id }, body: { scope } })
  interface Typed {
    as?: TestPerson
    number?: string
    holder?: string
    digest?: string
    attempt?: string
  }
  /** A stranger without login unless said otherwise. */
  const verify = (text: string, { as, attempt = newKey(), ...typed }: Typed = {}): Promise<Verification> =>
    house.call(routes.verify, { as, body: { text, attempt, ...typed } })
  /** Taken out of use by one officer, for good by another. */
  const revoke = async (id: string, reason: string) => {
    const [registrar, supervisor] = [await house.officer('registrar'), await house.officer('supervisor')]
    await house.call(desk.suspend, { as: registrar, params: { id }, body: { reason } })
    return house.call(desk.revoke, { as: supervisor, params: { id }, body: { reason } })
  }
  const byKind = async (as: TestPerson, kind: string) => (await list(as)).items.filter((one) => one.kind === kind)

  /** From submission to the decision, by people where the machine leaves it to them. */
  const decide = async (one: Pick<Case, 'id'>) => {
    await house.settle()
    const clerk = await house.officer('clerk-1')
    if ((await house.open(clerk, one)).state === 'submitted') {
      await house.seeAll(clerk, one)
      await house.call(caseDesk.accept, { as: clerk, params: { id: one.id }, body: {} })
      await house.finishAll(one)
      const approver = await house.whoMay(one, 'approve', ['registrar', 'registrar-2', 'supervisor'])
      await house.call(caseDesk.approve, { as: approver, params: { id: one.id }, body: { opinion: '同意' } })
    }
    await house.settle()
    return house.open(clerk, one)
  }
  const payAtCounter = async ({ id }: Pick<Case, 'id'>) => {
    const clerk = await house.officer('clerk-1')
    const { state, fees } = await house.open(clerk, { id })
    if (state !== 'feeDue') return
    const body = { amountFen: fees!.totalFen, slip: 'POS-1' }
    await house.call(caseDesk.settleFees, { as: clerk, params: { id }, body })
    await house.settle()
  }
  /** A home let by its owner, filed to its end. */
  const letTo = async (owner: TestPerson, tenant: TestPerson) => {
    const { name, idNumber } = await house.sandbox.person(tenant.slug)
    const home = await house.homeOf(owner.slug)
    const begun = await house.begin(owner, 'A11')
    const details = { rentYuan: '2000', leaseFrom: '2026-12-01', leaseUntil: '2027-11-30' }
    const others = [{ side: '承租人', name, idNumber }]
    await house.answerAll(owner, begun, { property: house.propertyOf(home), others, details })
    await house.submit(owner, begun)
    await house.confirm(tenant, begun)
    await decide(begun)
    await payAtCounter(begun)
  }
  /** A right to live in somebody else's home, entered and paid. */
  const giveResidence = async (owner: TestPerson, guest: TestPerson) => {
    const { name, idNumber } = await house.sandbox.person(guest.slug)
    const home = await house.homeOf(owner.slug)
    const begun = await house.begin(owner, 'B21')
    const others = [{ side: '居住权人', name, idNumber }]
    await house.answerAll(owner, begun, { property: house.propertyOf(home), others, details: { mayBeLet: 'no' } })
    await house.submit(owner, begun)
    await house.confirm(guest, begun)
    await decide(begun)
    await payAtCounter(begun)
  }
  const kit = { list, certificate: get, titleOf, show, offline, verify, revoke, byKind }
  return { ...house, ...kit, decide, payAtCounter, letTo, giveResidence }
}

export type CertificateHouse = Awaited<ReturnType<typeof createCertificateHouse>>
