import type { EvaluateRequest } from '../../shared-types/src/index.ts'
import { plainDate } from '../../shared-types/src/plain-date.ts'
import { seeded } from './load.ts'

const places = [
  ['jinan', '2021-12-01', ['lixia', 'gaoxin', 'zhangqiu', 'jiyang']],
  ['jinan', '2022-10-01', ['lixia', 'shizhong', 'tianqiao']],
  ['beijing', '2026-01-05', ['inside-fifth-ring', 'outside-fifth-ring']],
  ['shanghai', '2026-03-01', ['inside-outer-ring', 'outside-outer-ring']],
  ['shenzhen', '2025-10-01', ['futian', 'luohu', 'yantian']],
  ['xiamen', '2019-05-01', ['siming', 'jimei']],
] as const

/** Buyers of five cities, the same in every run: locals and others, months around the limits, a fifth of the facts not known. */
export function buyers(count: number): EvaluateRequest[] {
  const next = seeded(20261121)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T
  const known = <T>(value: T): T | 'unknown' => (next() < 0.2 ? 'unknown' : value)
  return Array.from({ length: count }, () => {
    const [city, on, zones] = pick(places)
    const months = Math.floor(next() * 40)
    return {
      city,
      on: plainDate(on),
      zone: pick(zones),
      areaSqm: pick([89, 140, 144, 144.01, 160]),
      facts: {
        hukou: known(pick(['local', 'other'] as const)),
        homes: known(Math.floor(next() * 4)),
        married: known(next() < 0.6),
        minorChildren: known(Math.floor(next() * 3)),
        socialInsuranceConsecutiveMonths: known(months),
        residencePermitYears: known(Math.floor(next() * 8)),
        degree: known(pick(['none', 'college', 'bachelor'] as const)),
        employmentContract: known(next() < 0.5),
        talentCertificate: known(next() < 0.1),
        military: known(next() < 0.05),
      },
    }
  })
}
