/** The two sides of an ID card, as the page before the camera names them. */
export const idCardSides = { front: '有照片的一面', back: '有国徽的一面' } as const

/** Why a picture may not be the page that was asked for (E41). A person says whether it is; then a clerk looks, and no machine refuses. */
export const pageDoubts = {
  blank: '没有看到字，像是一张白纸',
  person: '像是人像照片，不像材料',
  'other-side': '像是另外一面',
  'other-kind': '像是另一种材料',
  'same-page': '和您已经传的一页看起来一样',
} as const
export type PageDoubt = keyof typeof pageDoubts

/** What was seen and what was expected, in words that are shown and read aloud. */
export function pageDoubtText(
  doubt: PageDoubt,
  { title, asked, looksLike }: { title: string; asked?: string; looksLike?: string },
): string {
  const seen = looksLike && (doubt === 'other-kind' || doubt === 'other-side') ? `像是${looksLike}` : pageDoubts[doubt]
  return `这张${seen}。要的是“${title}”${asked ? `${asked}` : ''}。`
}
