import type { Disclosure, PlainDate } from '@anju/shared-types'
import { wordOf } from '../../domain/catalogue/file-words.ts'
import type { OfferedItem } from '../../domain/catalogue/on-day.ts'
import type { CatalogueNeeds } from './catalogue-needs.ts'
import { cityView, stepView } from './item-view.ts'
import { officerView } from './staff-in-halls.ts'

const kinds = ['trade', 'registration', 'fund'] as const

/** 四公开: procedures, fees, staff and items, with the city's ways of working and where they are written. */
export async function showDisclosure(
  { guides, view, reference, halls, staff }: CatalogueNeeds,
  on: PlainDate,
): Promise<Disclosure> {
  const { profile, offered } = await guides(on)
  const [catalogue, everyone] = await Promise.all([halls.catalogue(), staff.everyone()])
  return {
    city: cityView(profile),
    on,
    version: profile.version,
    items: kinds.map((kind) => ({
      kind: wordOf('kind', kind),
      items: offered.filter(({ item }) => item.kind === kind).map((one) => view.lineView(one)),
    })),
    procedures: proceduresOf(offered),
    fees: reference.fees.map(({ rule, name, text, basis }) => ({ rule, name, text, basis: view.basisView(basis) })),
    roles: reference.roles.map(({ name, duty }) => ({ name, duty })),
    staff: [...catalogue.halls.values()]
      .filter((hall) => hall.city === profile.city)
      .map((hall) => ({
        hallId: hall._id,
        hallName: hall.name,
        phone: hall.phone,
        note: hall.note,
        people: everyone.filter((one) => one.hallId === hall._id).map(officerView),
      })),
    mechanisms: profile.mechanisms.map(({ id, name, what, figures, source, confidence }) => ({
      id,
      name,
      what,
      figures: figures.map((figure) => ({ ...figure })),
      source,
      unsure: confidence === 'unsure',
    })),
    sources: profile.sources.map((source) => ({ ...source })),
  }
}

/** Items that go the same way share one procedure, so that it is read once. */
function proceduresOf(offered: readonly OfferedItem[]): Disclosure['procedures'] {
  const ways = new Map<string, Disclosure['procedures'][number]>()
  for (const { item } of offered) {
    const key = JSON.stringify(item.steps)
    const way = ways.get(key) ?? { steps: item.steps.map(stepView), items: [] }
    way.items.push({ code: item.code, plainName: item.plainName })
    ways.set(key, way)
  }
  return [...ways.values()].toSorted((a, b) => b.items.length - a.items.length)
}
