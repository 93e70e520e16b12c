import { doubtAtSight, idCardSides, isSamePrint, type PageDoubt, type PageLook } from '@anju/shared-types'
import { kindsFor, type PageKind, pageKinds } from './page-kinds.ts'

/** A page of the same material in the same case that is there already. */
export interface OtherPage {
  print: string
  kind?: PageKind
}

export interface SeenPage {
  material: string
  /** The page that was to be taken, by the name that the phone showed. */
  asked?: string
  look: PageLook
  /** What was read; absent where nothing was, or nobody has read yet. */
  kind?: PageKind
  others: readonly OtherPage[]
}

export interface FoundDoubt {
  code: PageDoubt
  looksLike?: string
}

const sides: readonly [string, PageKind][] = [
  [idCardSides.front, 'id-front'],
  [idCardSides.back, 'id-back'],
]

/**
 * Why this may not be the page that was asked for. What was read goes before what was seen: a page whose words fit is no blank sheet and no
 * portrait, however it looks.
 */
export function doubtOf({ material, asked, look, kind, others }: SeenPage): FoundDoubt | undefined {
  if (others.some(({ print }) => isSamePrint(print, look.print))) return { code: 'same-page' }
  if (!kind) {
    const code = doubtAtSight(look, asked)
    if (code !== 'other-side') return code && { code }
    // Two sides may come in either order: the one that was asked for is there.
    return others.some((other) => other.kind === sideOf(asked)) ? undefined : { code }
  }
  const fitting = kindsFor(material)
  if (fitting && !fitting.includes(kind)) return { code: 'other-kind', looksLike: pageKinds[kind].label }
  const side = sideOf(asked)
  const isOtherSide = side && side !== kind && sides.some(([, one]) => one === kind)
  if (!isOtherSide || others.some((other) => other.kind === side)) return undefined
  return { code: 'other-side', looksLike: pageKinds[kind].label }
}

const sideOf = (asked: string | undefined): PageKind | undefined => sides.find(([name]) => name === asked)?.[1]
