import {
  type DocumentHolder,
  dayInFull,
  documentHolders,
  type PlainDate,
  type SharedPaper,
  shanghaiDate,
} from '@anju/shared-types'
import { checkIdNumber, normaliseIdNumber } from '../../domain/identity/citizen-id.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { documentLine } from '../documents/change-document.ts'
import { noteDocument } from '../documents/change-own.ts'
import type { DocumentRow, ShareRow } from '../documents/document-record.ts'
import { ownDocument } from '../documents/own-document.ts'
import { type HouseholdNeeds, type Member, openMember, proved, sealMember } from './needs.ts'

/** Ours: a family has no more members than this who need one paper. */
const MOST_SHARES = 12

export interface PaperShare {
  documentId: string
  member: Member
  relation: DocumentHolder
  until: PlainDate
}

/** Lets one named member of the family see that there is such a paper, until a day. What is in it they never see. */
export async function sharePaper(
  needs: HouseholdNeeds,
  { documentId, member, relation, until }: PaperShare,
  caller: Verified,
  call: Call,
): Promise<SharedPaper> {
  const me = await proved(needs, caller.accountId)
  const today = shanghaiDate(call.now)
  const idNumber = normaliseIdNumber(member.idNumber)
  if (!checkIdNumber(idNumber, today).ok) return wrong('member.idNumber', '身份证号码有误，请核对 18 位号码。')
  if (idNumber === me.idNumber) return wrong('member.idNumber', '这是您自己的号码，自己的材料直接就能用。')
  const sealed = sealMember(needs, { name: member.name.normalize('NFC'), idNumber })
  return needs.transact(
    call,
    async (tx) => {
      const row = await ownDocument(needs.documents, documentId, caller.accountId, tx.session)
      if (row.state !== 'ready') return refuse('DOCUMENT_NOT_READY')
      if (!row.keep) return wrong('documentId', '请先把这份材料存进家庭材料夹。')
      if (until < today || until > row.keep.until)
        return wrong('until', `最晚到${dayInFull(row.keep.until)}，材料存到那天。`)
      const before = row.shares?.find(({ idIndex }) => idIndex === sealed.idIndex)
      const others = (row.shares ?? []).filter((one) => one !== before)
      if (others.length >= MOST_SHARES) return wrong('member', `一份材料最多给 ${MOST_SHARES} 位家人。`)
      const share: ShareRow = { id: before?.id ?? needs.ids.id(), ...sealed, relation, until, at: tx.now }
      await noteDocument(needs.documents, tx, row, { shares: [...others, share] })
      tx.record({ type: 'document.shared', subject: { kind: 'document', id: row._id }, data: { share: share.id } })
      return sharedView(needs, row, share)
    },
    documentLine(documentId),
  )
}

/** The member no longer sees it. A use that was agreed to stands until it is taken back by itself. */
export async function unsharePaper(
  needs: HouseholdNeeds,
  shareId: string,
  caller: Verified,
  call: Call,
): Promise<{ done: true }> {
  const found = await needs.documents.findByShare(shareId)
  if (found?.accountId !== caller.accountId) return refuse('NOT_YOURS')
  await needs.transact(
    call,
    async (tx) => {
      const row = await ownDocument(needs.documents, found._id, caller.accountId, tx.session)
      const shares = (row.shares ?? []).filter(({ id }) => id !== shareId)
      await noteDocument(needs.documents, tx, row, { shares })
      tx.record({ type: 'document.unshared', subject: { kind: 'document', id: row._id }, data: { share: shareId } })
      return { done: true as const }
    },
    documentLine(found._id),
  )
  return { done: true }
}

export const sharedView = (needs: Pick<HouseholdNeeds, 'cipher'>, row: DocumentRow, share: ShareRow): SharedPaper => ({
  shareId: share.id,
  documentId: row._id,
  title: needs.cipher.open(row.title),
  member: openMember(needs, share).name,
  relation: documentHolders[share.relation],
  until: share.until,
})

const wrong = (field: string, text: string): never => refuse('BAD_INPUT', { field, text })
