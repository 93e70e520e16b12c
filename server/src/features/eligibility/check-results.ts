import { eligibilityCities, type PlainDate, shanghaiDate } from '@anju/shared-types'
import { zoneName } from '../../domain/eligibility/zones.ts'
import type { Parts } from '../../platform/parts.ts'
import { createCheckStore } from './check-store.ts'
import { openWho } from './sealed-check.ts'

/** What a certificate says of an official check that was passed. */
export interface CheckResult {
  id: string
  /** Names the check, to people and to the desk. */
  code: string
  name: string
  idNumber: string
  /** `济南市历下区` */
  zone: string
  remaining: number | null
  decidedOn: PlainDate
  validTo: PlainDate
}

export interface CheckResults {
  /** Undefined unless it is passed now. */
  passed(id: string): Promise<CheckResult | undefined>
}

export function createCheckResults({ db, cipher }: Pick<Parts, 'db' | 'cipher'>): CheckResults {
  const checks = createCheckStore(db)
  return {
    async passed(id) {
      const check = await checks.find(id)
      const [applicant] = check?.members ?? []
      if (check?.state !== 'passed' || !check.validTo || !check.decision || !applicant) return undefined
      const { name, idNumber } = openWho(cipher, applicant)
      return {
        ...{ id, code: check.code, name, idNumber },
        zone: `${eligibilityCities[check.city]}市${zoneName(check.city, check.zone)}`,
        remaining: check.decision.remaining ?? null,
        ...{ decidedOn: shanghaiDate(check.decision.at), validTo: check.validTo },
      }
    },
  }
}
