import type { Basis, IfMissing, Item, Material, Question } from '../catalogue/item.ts'
import { type Answers, applies, materialList } from '../catalogue/wizard.ts'

/** A paper that a case needs, and the item that asks for it. */
export interface NeededPaper {
  item: string
  material: Material
}

/** The papers of all items of a case by its answers, the same paper of several items once: key in one item is key for the case. */
export function neededPapers(items: readonly Item[], answers: Answers): NeededPaper[] {
  const needed = new Map<string, NeededPaper>()
  for (const item of items) {
    for (const material of materialList(item, answers).needed) {
      if (!needed.has(material.id) || material.ifMissing === 'key') {
        needed.set(material.id, { item: item.code, material })
      }
    }
  }
  return [...needed.values()]
}

/** What the case has of one material. */
export interface CasePaper {
  material: string
  /** `in`: handed in and not found wanting; `unusable`: looked at, cannot be used; `deferred`: promised for later; `pledged`: a promise stands for it for good. */
  state: 'in' | 'unusable' | 'deferred' | 'pledged'
  at: Date
  /** Why it cannot be used, in words for the applicant. */
  reason?: string
}

/** What a connected office said of a paper that need not be brought. Silence is not a no (D3). */
export type HeldAnswer = 'found' | 'not-found' | 'silent'

export interface ShortfallLine {
  item: string
  material: string
  name: string
  form?: string
  why: string
  basis: Basis
  ifMissing: IfMissing
  problem: 'missing' | 'unusable' | 'not-found'
  /** What is wrong with the paper that is there. */
  detail?: string
}

/** Everything that is missing, or what must be asked before that can be said. */
export interface Shortfall {
  lines: ShortfallLine[]
  /** The list is the one complete list: no open question could add to it. Only then may a notice go out. */
  complete: boolean
  /** The question to ask first. */
  ask?: Question
  /** Papers that a connected office has not answered for yet: ours to wait for, never the applicant's to bring. */
  waiting: Material[]
}

/** What a case has of its papers. */
export interface PapersOfCase {
  papers: readonly CasePaper[]
  /** Offices whose data the city's windows see. */
  connected: readonly string[]
  /** What they said, by material; a paper of a connected office is taken as found until one has said otherwise. */
  held?: Readonly<Record<string, HeldAnswer | undefined>>
  /** Papers that parties say on their own phones instead. */
  onPhone?: Readonly<Record<string, unknown>>
}

export interface ShortfallQuestion extends PapersOfCase {
  /** All items of the case. */
  items: readonly Item[]
  answers: Answers
  /** What no item asks for but a restriction on the home: on the same one list. */
  besides?: readonly NeededPaper[]
}

/** What became of a needed paper; `open` is what the applicants owe. */
export type PaperStatus = 'given' | 'system' | 'waived' | 'promised' | 'open'

const isHeld = ({ waivable, heldBy }: Material, connected: readonly string[]) =>
  waivable && heldBy !== undefined && connected.includes(heldBy)

/** A paper that is in counts before everything else; one that was found wanting is owed again, whatever was promised. */
export function statusOfPaper(
  material: Material,
  { papers, connected, held = {}, onPhone = {} }: PapersOfCase,
): PaperStatus {
  const own = papers.filter((one) => one.material === material.id)
  if (own.some(({ state }) => state === 'in')) return 'given'
  if (material.bySystem) return 'system'
  if (material.id in onPhone) return 'waived'
  if (isHeld(material, connected) && held[material.id] !== 'not-found') return 'waived'
  return own.some(({ state }) => state === 'deferred' || state === 'pledged') ? 'promised' : 'open'
}

/**
 * What is missing of an item's materials: the complete list, once (一次性告知: 不动产登记暂行条例第十七条, 行政许可法第三十二条第一款第四项).
 * What a connected office holds is not asked for (不动产登记暂行条例第二十四条第二款, 国务院令第716号第七条).
 */
export function shortfallOf({ items, answers, besides = [], ...of }: ShortfallQuestion): Shortfall {
  const lists = items.map((item) => materialList(item, answers))
  const lines: ShortfallLine[] = []
  const waiting: Material[] = []
  for (const { item, material } of [...neededPapers(items, answers), ...besides]) {
    const status = statusOfPaper(material, of)
    if (status === 'waived' && of.held?.[material.id] === 'silent') waiting.push(material)
    if (status !== 'open') continue
    const spoilt = of.papers
      .filter((one) => one.material === material.id)
      .toSorted((a, b) => b.at.getTime() - a.at.getTime())[0]
    lines.push({ ...lineOf(item, material), ...problemOf(spoilt, isHeld(material, of.connected)) })
  }
  const ask = lists.find((list) => list.ask)?.ask
  return { lines, complete: lists.every(({ open }) => open.length === 0), ...(ask ? { ask } : {}), waiting }
}

const lineOf = (item: string, { id, name, form, why, basis, ifMissing }: Material) => ({
  ...{ item, material: id, name, why, basis, ifMissing },
  ...(form ? { form } : {}),
})

function problemOf(spoilt: CasePaper | undefined, isHeld: boolean): Pick<ShortfallLine, 'problem' | 'detail'> {
  if (spoilt) return { problem: 'unusable', ...(spoilt.reason ? { detail: spoilt.reason } : {}) }
  return isHeld ? { problem: 'not-found', detail: '已联网的部门没有查到，需要您提供。' } : { problem: 'missing' }
}

/** Does a material that was not needed under earlier answers come up under others? */
export function neededUnder(
  items: readonly Pick<Item, 'materials' | 'questions'>[],
  material: string,
  answers: Answers,
) {
  const truths = items.flatMap(({ materials, questions }) =>
    materials.filter(({ id }) => id === material).map(({ when }) => applies(when, questions, answers)),
  )
  if (truths.includes(true)) return true
  return truths.includes('unknown') ? 'unknown' : false
}
