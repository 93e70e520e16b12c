import { isOver } from '../../domain/cases/states.ts'
import { systemCall } from '../../platform/http/call.ts'
import type { OutboxRow } from '../../platform/outbox/outbox-store.ts'
import { changeCase, noteCase } from './change-case.ts'
import { broughtBy } from './give-paper.ts'
import type { CaseNeeds } from './needs.ts'
import { neededOf } from './papers-of-case.ts'

/**
 * A member of the family has agreed to one use (E42): the paper goes to the place for which it was asked, if that is still owed. A case that
 * has gone on meanwhile gives the agreement back.
 */
export async function bringAgreed(needs: CaseNeeds, { subject, data }: OutboxRow): Promise<void> {
  const found = await needs.uses.find(String(data.use))
  const seen = await needs.cases.find(String(data.case))
  if (!found || !seen) return
  const { use, accountId } = found
  const owner = await needs.directory.personName(accountId)
  await changeCase(needs, seen._id, system(needs), async (tx, row, table) => {
    const needed = neededOf(table.file, row).find(({ material }) => material.id === use.material)
    const asker = row.parties.find(({ idIndex }) => idIndex === use.askedBy?.idIndex)
    if (row.papers.some(({ documentId }) => documentId === subject.id)) return
    if (!needed || !['draft', 'correcting'].includes(row.state)) {
      await needs.uses.takeBack(tx, { documentId: subject.id, caseId: row._id, material: use.material })
      return
    }
    const by = asker ?? row.parties.find(({ isApplicant }) => isApplicant)!
    const byName = `${by.side}（家人${owner?.masked ?? ''}的材料，本人同意）`
    const paper = { material: use.material, how: 'uploaded' as const, documentId: subject.id, at: tx.now }
    await noteCase(needs, tx, row, table, {
      ...{ note: 'givePaper', event: 'case.paper-given', who: byName, text: `交了“${needed.material.name}”` },
      patch: {
        papers: [...row.papers, { ...paper, by: by.id, byName }],
        ...broughtBy(row, use.material, tx.now),
      },
    })
  })
}

/** The agreement to a paper is over before the case was accepted: the paper is owed again, and everybody reads why. */
export async function dropWithdrawn(needs: CaseNeeds, { subject, data }: OutboxRow): Promise<void> {
  const found = await needs.uses.find(String(data.use))
  const seen = await needs.cases.find(String(data.case))
  if (!found || !seen || seen.acceptedAt || isOver(seen.state)) return
  const { material } = found.use
  await changeCase(needs, seen._id, system(needs), async (tx, row, table) => {
    if (row.acceptedAt || isOver(row.state)) return
    const live = await needs.uses.live(tx, row._id)
    const gone = row.papers.filter((one) => one.documentId === subject.id && one.material === material)
    if (gone.length === 0 || live.has(subject.id)) return
    const name = neededOf(table.file, row).find((one) => one.material.id === material)?.material.name ?? material
    await noteCase(needs, tx, row, table, {
      ...{ note: 'paperGone', event: 'case.paper-gone', who: '材料的主人' },
      text: `撤回了“${name}”的使用同意，这份要重新交`,
      patch: { papers: row.papers.filter((one) => !gone.includes(one)) },
    })
  })
}

const system = ({ clock, ids }: CaseNeeds) => systemCall('household-papers', { now: clock.now(), ids })
