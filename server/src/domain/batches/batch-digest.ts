import { canonicalText, type Hash } from '../canonical.ts'
import type { ListRow } from './check-list.ts'

/** The exact list that a representative says yes to once, for all its rows (D11). */
export interface BatchAct {
  batchId: string
  name: string
  organisation: { name: string; creditCode: string }
  items: readonly { code: string; version: number }[]
  rows: readonly ListRow[]
  answers: Readonly<Record<string, string>>
  details: Readonly<Record<string, string>>
  purpose: string
  /** Shared papers, by material. */
  papers: readonly { material: string; documentId: string }[]
}

/** One row more, another unit or another purpose is another act; the order of the rows is not. */
const batchText = ({ batchId, organisation, items, rows, answers, details, purpose, papers }: BatchAct): string =>
  canonicalText({
    format: 'anju.batch.v1',
    batch: batchId,
    organisation: { name: organisation.name.normalize('NFC'), creditCode: organisation.creditCode },
    items: items.map(({ code, version }) => `${code}@${version}`).toSorted(),
    rows: rows
      .map(({ unitCode, certificateNumber = null, address, note = null }) => ({
        ...{ unitCode, certificateNumber, address, note },
      }))
      .toSorted((a, b) => (a.unitCode < b.unitCode ? -1 : 1)),
    ...{ answers, details, purpose },
    papers: papers.map(({ material, documentId }) => `${material}=${documentId}`).toSorted(),
  })

export const batchDigest = (act: BatchAct, hash: Hash): string => hash(batchText(act))

/** The sentence that is read aloud before the yes. */
export function spokenBatch({ name, organisation, rows, purpose }: BatchAct, who: string, districts: number): string {
  return [
    `我是${who}，代表${organisation.name}。`,
    `办理“${name}”，一共 ${rows.length} 套房产，分在 ${districts} 个区县，按清单逐套办理。`,
    ...(purpose ? [`用途：${purpose}。`] : []),
    '我已看清清单，是本单位的真实意思。',
  ].join('')
}
