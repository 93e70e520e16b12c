import type { ItemLine, ItemList, PlainDate } from '@anju/shared-types'
import { searchItems } from '../../domain/catalogue/search/search-items.ts'
import { refuse } from '../../platform/refusal.ts'
import type { CatalogueNeeds } from './catalogue-needs.ts'
import { cityView } from './item-view.ts'

export interface ItemQuestion {
  q?: string
  event?: string
  on: PlainDate
}

/** The items of the city: all, those of a life event in the order of its steps, or what a person typed. */
export async function listItems(
  { guides, view, reference }: CatalogueNeeds,
  { q, event, on }: ItemQuestion,
): Promise<ItemList> {
  const guide = await guides(on)
  if (event !== undefined && !reference.events.some((one) => one.name === event)) return refuse('NOT_FOUND')
  const stepOf = (code: string) =>
    guide.offered.find(({ item }) => item.code === code)?.item.events.find((one) => one.event === event)?.order
  const found = q === undefined ? undefined : searchItems(guide.index, q)
  const codes = found ? found.map(({ code }) => code) : guide.offered.map(({ item }) => item.code)
  const wanted = event === undefined ? codes : codes.filter((code) => stepOf(code) !== undefined)
  const ordered = event === undefined || found ? wanted : wanted.toSorted((a, b) => stepOf(a)! - stepOf(b)!)
  const items = ordered.flatMap((code): ItemLine[] => {
    const offered = guide.offered.find(({ item }) => item.code === code)
    const why = found?.find((one) => one.code === code)
    return offered ? [view.lineView(offered, why && { by: why.by, term: why.term })] : []
  })
  return {
    city: cityView(guide.profile),
    on,
    events: reference.events
      .map(({ name, lead }) => ({
        name,
        lead,
        items: guide.offered.filter(({ item }) => item.events.some((one) => one.event === name)).length,
      }))
      .filter((one) => one.items > 0),
    items,
  }
}
