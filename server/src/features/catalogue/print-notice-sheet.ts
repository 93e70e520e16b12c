import { answersOfPicks, type PlainDate } from '@anju/shared-types'
import type { FileReply } from '../../platform/http/bind-contract.ts'
import type { Press } from '../../platform/pdf/press.ts'
import { refuse } from '../../platform/refusal.ts'
import type { CatalogueNeeds } from './catalogue-needs.ts'
import { offeredItem } from './guide.ts'
import { listMaterials } from './list-materials.ts'
import { noticeSheet, sheetLink } from './notice-sheet.ts'
import { showItem } from './show-item.ts'

interface Asked {
  picks: string
  /** Of the item, when the picks were made under a certain one. */
  version?: number
  on: PlainDate
}

/** The 一次性告知单 on paper (E2). It names nobody, so the same answers of the same day are the same file for everybody. */
export async function printNoticeSheet(
  needs: CatalogueNeeds & { press: Press; origin: string },
  code: string,
  { picks, version, on }: Asked,
): Promise<FileReply> {
  const { item } = offeredItem(await needs.guides(on), code)
  if (version !== undefined && version !== item.version) return refuse('ITEM_CHANGED')
  const answers = answersOfPicks(item.questions, picks)
  if (!answers) return refuse('BAD_INPUT', { field: 'picks', text: '这个地址里的回答不完整，请重新回答问题。' })
  const [list, shown, { halls }] = await Promise.all([
    listMaterials(needs, code, { answers, on }),
    showItem(needs, code, on),
    needs.halls.catalogue(),
  ])
  const link = sheetLink(needs.origin, { code, version: item.version, picks })
  const places = shown.officers.map((officers) => ({ ...officers, address: halls.get(officers.hallId)?.address ?? '' }))
  return {
    type: 'application/pdf',
    body: await needs.press.print(noticeSheet({ item: shown, list, places, link }), { keep: true }),
    fileName: `一次性告知单-${shown.plainName}-${on}.pdf`,
  }
}
