import type {
  ItemBasis as BasisReply,
  CityShown,
  ItemLimit,
  ItemLine,
  ItemMaterial,
  ItemStep,
} from '@anju/shared-types'
import type { CityProfile } from '../../domain/catalogue/city-profile.ts'
import { wordOf } from '../../domain/catalogue/file-words.ts'
import type { Basis, Condition, Limit, Material, Step } from '../../domain/catalogue/item.ts'
import { limitWords } from '../../domain/catalogue/limit-words.ts'
import type { OfferedItem } from '../../domain/catalogue/on-day.ts'
import type { Reference } from '../../domain/catalogue/reference.ts'

const clockTexts: Record<Step['clock'], string> = {
  before: '不计时',
  runs: '计入我们的时限',
  paused: '暂停计时',
  after: '时限已停止',
}
const missingTexts: Record<Material['ifMissing'], string> = {
  deferrable: '一时拿不出可以先受理，限期补交（容缺）',
  promise: '可以写承诺代替，不用再交（告知承诺）',
  key: '关键材料，缺了不能受理',
}

/** Puts items into the words of the wire, with every law's number and date beside its name. */
export function createItemView({ laws }: Pick<Reference, 'laws'>) {
  const byName = new Map(laws.map((law) => [law.name, law]))
  const basisView = ({ law: name, article, confidence, note }: Basis): BasisReply => {
    const law = byName.get(name)
    return {
      law: name,
      article,
      number: law?.number ?? '',
      date: law?.date ?? '',
      unsure: (confidence ?? law?.confidence) === 'unsure',
      note: note ?? law?.note,
    }
  }
  const limitView = (limit: Limit): ItemLimit => ({
    words: limitWords(limit),
    count: limit.count,
    unit: limit.unit,
    from: limit.from,
    applies: limit.applies,
    basis: limit.basis && basisView(limit.basis),
    unsure: limit.confidence === 'unsure',
    note: limit.note,
  })
  const materialView = (material: Material, connected: readonly string[]): ItemMaterial => ({
    id: material.id,
    name: material.name,
    form: material.form,
    why: material.why,
    basis: basisView(material.basis),
    heldBy: material.heldBy,
    ...handlingOf(material, connected),
    ifMissing: material.ifMissing,
    ifMissingText: missingTexts[material.ifMissing],
    when: material.when && conditionWords(material.when),
    unsure: material.confidence === 'unsure',
    note: material.note,
  })
  const lineView = ({ item, offer }: OfferedItem, found?: ItemLine['found']): ItemLine => {
    const channel = offer.channel ?? item.channel
    return {
      code: item.code,
      kind: item.kind,
      kindLabel: wordOf('kind', item.kind),
      plainName: item.plainName,
      name: item.name,
      summary: item.summary,
      channel,
      channelLabel: wordOf('channel', channel),
      promise: offer.promise.map(limitView),
      statutory: item.statutory.map(limitView),
      found,
    }
  }
  return { basisView, limitView, materialView, lineView }
}

export type ItemView = ReturnType<typeof createItemView>

/** Who brings it: nobody where the office that holds it is connected, the system where it fills it in, else the applicant. */
function handlingOf(
  { bySystem, waivable, heldBy }: Material,
  connected: readonly string[],
): Pick<ItemMaterial, 'handling' | 'handlingText'> {
  if (bySystem) return { handling: 'system', handlingText: '系统填好，您核对后签字' }
  if (waivable && heldBy && connected.includes(heldBy)) {
    return { handling: 'waived', handlingText: `免交：${heldBy}已经有，由系统核对` }
  }
  if (heldBy) return { handling: 'bring', handlingText: `请带来（${heldBy}有这份信息，可以去那里开）` }
  return { handling: 'bring', handlingText: '请带来' }
}

const conditionWords = (when: Condition): string =>
  Object.entries(when)
    .map(([title, answers]) => `${title}：${answers.join('或')}`)
    .join('；')

/** Whose guide it is. */
export const cityView = ({ city, name, summary }: CityProfile): CityShown => ({ code: city, name, summary })

export const stepView = ({ name, role, what, clock }: Step): ItemStep => ({
  name,
  role,
  what,
  clock,
  clockText: clockTexts[clock],
})
