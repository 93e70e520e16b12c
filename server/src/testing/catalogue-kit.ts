import { plainDate } from '@anju/shared-types'
import type { CheckAgainst } from '../domain/catalogue/check-item.ts'
import type { Item, Material } from '../domain/catalogue/item.ts'
import { readCatalogueFiles } from '../features/catalogue/catalogue-files.ts'
import { hallServices } from '../features/halls/seed/services.ts'

/** Everything that the files of the repository say. */
export const { items, profiles, reference, pinyin, wrong } = readCatalogueFiles(
  hallServices.map((service) => service._id),
)
export const against: CheckAgainst = { ...reference, pinyin, services: hallServices.map((service) => service._id) }

export const itemOf = (code: string): Item => {
  const found = items.find((item) => item.code === code)
  if (!found) throw new Error(`no item ${code}`)
  return found
}

const material = (one: Partial<Material>): Material => ({
  id: 'paper',
  name: one.id ?? '材料',
  why: '核对',
  basis: { law: '民法典' },
  waivable: false,
  ifMissing: 'key',
  ...one,
})

type Sample = Omit<Partial<Item>, 'materials'> & { materials?: Partial<Material>[] }

/** A small item without mistakes, with what a test wants otherwise. */
export const item = ({ materials = [{}], ...more }: Sample = {}): Item => ({
  code: 'B90',
  version: 1,
  effectiveFrom: plainDate('2026-01-01'),
  kind: 'registration',
  plainName: '办件事',
  name: '更名登记',
  synonyms: ['办件小事'],
  events: [],
  summary: '试试看。',
  applicants: { who: 'one', text: '本人' },
  channel: 'both',
  questions: [],
  materials: materials.map(material),
  steps: [
    { name: '受理', role: '受理人员', what: '收件', clock: 'runs' },
    { name: '发证', role: '发证人员', what: '领证', clock: 'after' },
  ],
  fees: [],
  feeNote: '不收费。',
  statutory: [],
  statutoryNote: '没有法定时限。',
  duties: [],
  basis: [{ law: '民法典' }],
  refusals: [],
  faqs: [],
  ...more,
})
