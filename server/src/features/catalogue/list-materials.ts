import type { MaterialList, PlainDate } from '@anju/shared-types'
import { materialList, strayAnswer } from '../../domain/catalogue/wizard.ts'
import { refuse } from '../../platform/refusal.ts'
import type { CatalogueNeeds } from './catalogue-needs.ts'
import { offeredItem } from './guide.ts'

interface Answered {
  answers: readonly { question: string; answer: string }[]
  on: PlainDate
}

/** The one complete list of materials for a person's situation (E2, E3), or the next question towards it. */
export async function listMaterials(
  { guides, view }: CatalogueNeeds,
  code: string,
  { answers, on }: Answered,
): Promise<MaterialList> {
  const guide = await guides(on)
  const { item } = offeredItem(guide, code)
  const given = Object.fromEntries(answers.map(({ question, answer }) => [question, answer]))
  const stray = strayAnswer(item, given)
  if (stray !== undefined) {
    return refuse('BAD_INPUT', { field: 'answers', text: `“${stray}”不是这个事项的问题，或没有这个选项，请重新选择。` })
  }
  const { needed, open, ask, remaining } = materialList(item, given)
  const shown = needed.map((one) => view.materialView(one, guide.profile.connected))
  return {
    item: { code, plainName: item.plainName, name: item.name },
    on,
    version: { item: item.version, city: guide.profile.version },
    answers: answers.map((one) => ({ ...one })),
    needed: shown,
    open: open.map((one) => view.materialView(one, guide.profile.connected)),
    ask: ask && { title: ask.title, ask: ask.ask, why: ask.why, options: [...ask.options] },
    remaining,
    complete: open.length === 0,
    bring: shown.filter((one) => one.handling === 'bring').length,
    waived: shown.filter((one) => one.handling === 'waived').length,
  }
}
