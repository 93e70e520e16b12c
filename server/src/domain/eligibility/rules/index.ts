import type { EligibilityCity } from '@anju/shared-types'
import type { RuleSet } from '../rule-set.ts'
import { beijing } from './beijing.ts'
import { jinan } from './jinan.ts'
import { shanghai } from './shanghai.ts'
import { shenzhen } from './shenzhen.ts'
import { xiamen } from './xiamen.ts'

/** Every published set, by city, the oldest first. */
export const ruleSets: Readonly<Record<EligibilityCity, readonly RuleSet[]>> = {
  jinan,
  beijing,
  shanghai,
  shenzhen,
  xiamen,
}
