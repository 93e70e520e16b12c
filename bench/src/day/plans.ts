import { type CaseLimits, limitsOf } from '../../../server/src/domain/cases/clocks/limits.ts'
import { type Plan, planOf } from '../../../server/src/domain/cases/plan.ts'
import { readCatalogueFiles } from '../../../server/src/features/catalogue/catalogue-files.ts'
import { luoheHalls } from '../../../server/src/features/halls/seed/cities/luohe.ts'
import { hallServices } from '../../../server/src/features/halls/seed/services.ts'
import { businesses } from './assumptions.ts'

export interface Business {
  plan: Plan
  limits: CaseLimits
}

/** How each matter runs in Luohe and what the city promises, from the files of the catalogue. */
export function readBusinesses(): ReadonlyMap<string, Business> {
  const { items, profiles } = readCatalogueFiles(hallServices.map((service) => service._id))
  const offers = profiles.find(({ city }) => city === 'luohe')?.offers ?? []
  return new Map(
    businesses.map(({ item: code }) => {
      const item = items.find((one) => one.code === code)
      if (!item) throw new RangeError(`no item ${code}`)
      return [
        code,
        {
          plan: planOf(item),
          limits: limitsOf(
            item,
            offers.find((one) => one.code === code),
          ),
        },
      ] as const
    }),
  )
}

/** The hours of Luohe's hall. */
export const hallHours = luoheHalls[0]!
