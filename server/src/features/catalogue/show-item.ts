import type { Item as ItemReply, PlainDate } from '@anju/shared-types'
import { diffVersions } from '../../domain/catalogue/diff.ts'
import type { Item } from '../../domain/catalogue/item.ts'
import type { CatalogueNeeds } from './catalogue-needs.ts'
import { offeredItem } from './guide.ts'
import { stepView } from './item-view.ts'
import { officersByHall } from './staff-in-halls.ts'

/** One item with everything a person may want to know before coming. */
export async function showItem(needs: CatalogueNeeds, code: string, on: PlainDate): Promise<ItemReply> {
  const { view, reference } = needs
  const guide = await needs.guides(on)
  const offered = offeredItem(guide, code)
  const { item, offer } = offered
  const service = item.bookAs
  const internal = view.lineView(offered).channel === 'internal'
  return {
    ...view.lineView(offered),
    on,
    city: { code: guide.profile.city, name: guide.profile.name },
    version: { item: item.version, city: guide.profile.version },
    effectiveFrom: item.effectiveFrom,
    synonyms: [...item.synonyms],
    events: item.events.map((one) => one.event),
    applicants: item.applicants.text,
    service,
    questions: item.questions.map(({ title, ask, why, options }) => ({ title, ask, why, options: [...options] })),
    materials: item.materials.map((one) => view.materialView(one, guide.profile.connected)),
    steps: item.steps.map(stepView),
    fees: item.fees.map(({ rule, payer, text, confidence }) => ({
      rule,
      name: reference.fees.find((fee) => fee.rule === rule)?.name ?? rule,
      payer,
      text,
      unsure: confidence === 'unsure',
    })),
    feeNote: item.feeNote,
    estimateAs: item.estimateAs,
    statutoryNote: item.statutoryNote,
    promiseNote: offer.note,
    duties: item.duties.map(view.limitView),
    basis: item.basis.map(view.basisView),
    refusals: [...item.refusals],
    faqs: item.faqs.map((one) => ({ ...one })),
    officers: internal ? [] : await officersByHall(needs, code, service, guide.profile.city),
    changes: changesOf(guide.versions.items.get(code) ?? []),
    note: item.note,
  }
}

/** What each version changed against the one before, the newest first; the first has nothing to be compared with. */
const changesOf = (versions: readonly Item[]): ItemReply['changes'] =>
  versions
    .map((one, i) => ({
      version: one.version,
      effectiveFrom: one.effectiveFrom,
      lines: i > 0 ? diffVersions(versions[i - 1]!, one) : [],
    }))
    .toReversed()
