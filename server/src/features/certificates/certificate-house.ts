import { type Certificate, type CertificateScope, contract, type Verification } from '@anju/shared-types'
import { newKey } from '../../testing/call.ts'
import type { HouseOptions } from '../../testing/house.ts'
import type { TestPerson } from '../../testing/people.ts'
import { createCaseHouse } from '../cases/case-house.ts'

const routes = contract.certificates.table

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
  return { ...house, list, certificate: get, titleOf, show, offline, verify }
}

export type CertificateHouse = Awaited<ReturnType<typeof createCertificateHouse>>
