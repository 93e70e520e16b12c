import type { ReplyOf } from '../../../api/routes.ts'

type Picking = ReplyOf<'caseOfficers.picking'>['all']

/** `办了 20 件，3 件先办了后面的（15%），其中 1 件说明了理由`. */
export function pickingWords({ picks, skipped, explained, sharePercent }: Picking): string {
  if (picks === 0) return '这两周还没有办过分给自己的件'
  if (skipped + explained === 0) return `办了 ${picks} 件，都是先急后缓`
  const jumped = skipped > 0 && `${skipped} 件没说理由先办了后面的（${sharePercent}%）`
  const said = explained > 0 && `${explained} 件说明了理由`
  return [`办了 ${picks} 件`, jumped, said].filter(Boolean).join('，')
}
