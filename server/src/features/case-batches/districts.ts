import type { EligibilityCity } from '@anju/shared-types'
import { zonesOf } from '../../domain/eligibility/zones.ts'

/** Name of a county of a city by its administrative code; a city whose counties are not listed knows its prefix only. */
export function districtName(city: string, code: string): string | undefined {
  const zones = (zonesOf[city as EligibilityCity]?.zones ?? []).filter(({ district }) => district !== undefined)
  if (zones.length === 0) return code
  return zones.find(({ district }) => district === code)?.name
}
