import type { PlainDate } from '@anju/shared-types'
import type { Guides } from './guide.ts'

/** Codes of the items for which a hall's service is booked. */
export const itemsBookedAs =
  (guides: Guides) =>
  async (service: string, on: PlainDate): Promise<readonly string[]> =>
    (await guides(on)).offered.flatMap(({ item }) => (item.bookAs === service ? [item.code] : []))
