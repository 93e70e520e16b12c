import { idCardSides } from '@anju/shared-types/page-words'

/** How a paper of one kind looks, so that a person holds the right page in the right way before the camera. */
export interface PaperOutline {
  /** `card`: lying, as large as a bank card. `booklet`: open, two pages side by side. `sheet`: standing A4. */
  shape: 'card' | 'booklet' | 'sheet'
  /** Each page by its name, in the order in which they are taken. Absent: as many as the paper has. */
  pages?: readonly string[]
}

const twoSides = [idCardSides.front, idCardSides.back] as const
const idCard: PaperOutline = { shape: 'card', pages: twoSides }

/** By the code that the catalogue gives a material; everything else is sheets of A4. */
const outlines: Readonly<Record<string, PaperOutline>> = {
  'id-card': idCard,
  'agent-id': idCard,
  'officer-id': { shape: 'card', pages: [idCardSides.front] },
  'bank-card': { shape: 'card', pages: ['有卡号的一面'] },
  marriage: { shape: 'booklet', pages: ['有照片的那一页', '写登记日期的那一页'] },
  guardianship: { shape: 'booklet', pages: ['首页', '户主页', '本人页'] },
  title: { shape: 'booklet', pages: ['有编号的一页', '写权利人的一页', '附记页'] },
  'business-licence': { shape: 'sheet', pages: ['正面'] },
}
const sheets: PaperOutline = { shape: 'sheet' }

export const outlineOf = (material: string): PaperOutline => outlines[material] ?? sheets

/** More are bound into one PDF. */
export const MOST_PAGES = 50

export interface PageStep {
  /** 第 2 页，共 5 页 */
  words: string
  /** Which page this is; absent where pages have no names. */
  name?: string
  isDone: boolean
}

/** Which page comes next. `total`: how many the person says there are, where the kind does not say. */
export function pageStep({ pages }: PaperOutline, taken: number, total?: number): PageStep {
  const all = pages?.length ?? total
  if (all !== undefined && taken >= all) return { words: `共 ${all} 页，都拍了`, isDone: true }
  const name = pages?.[taken]
  return {
    words: all === undefined ? `第 ${taken + 1} 页` : `第 ${taken + 1} 页，共 ${all} 页`,
    ...(name && { name }),
    isDone: false,
  }
}

/** A typed number of pages, when it is one. */
export function pagesTyped(text: string): number | undefined {
  const count = Number(text)
  return /^\d{1,2}$/.test(text) && count >= 1 && count <= MOST_PAGES ? count : undefined
}
