import { type DeskCertificate, shanghaiDate } from '@anju/shared-types'
import { type CertificateAction, certificateEdge } from '../../domain/certificates/states.ts'
import { staffShown } from '../../domain/identity/staff-words.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { CertificateRow } from './certificate-record.ts'
import { lineView, openContent, saidOf, seenViews } from './certificate-view.ts'
import type { CheckedRow } from './checked-store.ts'
import { moveCertificate } from './end-certificate.ts'
import type { CertificateNeeds } from './needs.ts'
import { useViews } from './record-use.ts'

const deskActions = ['suspend', 'resume', 'revoke'] as const
type DeskAction = (typeof deskActions)[number] & CertificateAction

const doneWords: Record<DeskAction, string> = { suspend: '暂停', resume: '恢复', revoke: '吊销' }

export const officerWords = ({ staff }: Staff): string => staffShown(staff)

/**
 * For good only by two: one officer takes a certificate out of use, which stops the harm at once; a supervisor who is not that one takes it
 * back. Whatever a person at the desk may not do is named by the code.
 */
function whyNot(
  row: CertificateRow,
  action: DeskAction,
  { staff }: Staff,
): 'NOT_ALLOWED' | 'STATE_MOVED' | 'SAME_PERSON' | undefined {
  if (!certificateEdge(row.state, action)) return 'STATE_MOVED'
  if (action !== 'revoke') return undefined
  if (!staff.roles.includes('supervisor')) return 'NOT_ALLOWED'
  if (row.state !== 'suspended') return 'STATE_MOVED'
  return row.suspendedBy === staff.staffNo ? 'SAME_PERSON' : undefined
}

/** Certificates as the desk sees them: no names in full, all that happened to each, who checked it, who used it and who looked. */
export async function deskViews(
  needs: CertificateNeeds,
  rows: readonly CertificateRow[],
  caller: Staff,
): Promise<DeskCertificate[]> {
  const ids = rows.map(({ _id }) => _id)
  const [checks, uses] = await Promise.all([Promise.all(ids.map((id) => needs.checked.of(id))), useViews(needs, ids)])
  return rows.map((row, place) => deskView(needs, row, { checks: checks[place]!, uses: uses[place]!, caller }))
}

function deskView(
  needs: CertificateNeeds,
  row: CertificateRow,
  { checks, uses, caller }: { checks: readonly CheckedRow[]; uses: DeskCertificate['uses']; caller: Staff },
): DeskCertificate {
  const content = openContent(needs.cipher, row)
  return {
    ...lineView(row, content),
    number: saidOf(content.claims, 'number'),
    maskedHolder: saidOf(content.claims, 'maskedHolder'),
    ...(row.reason && { reason: row.reason }),
    history: row.history.map(({ at, who, text }) => ({ at: at.toISOString(), who, text })),
    seen: seenViews(checks),
    uses: uses.filter(({ way }) => way !== 'look'),
    looks: uses.filter(({ way }) => way === 'look'),
    needsAnother: row.state === 'suspended' && whyNot(row, 'revoke', caller) !== undefined,
    allowedActions: deskActions.filter((action) => whyNot(row, action, caller) === undefined),
  }
}

/** Stops, lets go on, or takes back for good, with the reason that holder and readers are told. */
export async function moveAtDesk(
  needs: CertificateNeeds,
  { id, action, reason }: { id: string; action: DeskAction; reason: string },
  caller: Staff,
  call: Call,
): Promise<DeskCertificate> {
  await needs.transact(
    call,
    async (tx) => {
      const row = (await needs.certificates.find(id, tx.session)) ?? refuse('NOT_FOUND')
      const problem = whyNot(row, action, caller)
      if (problem) return refuse(problem)
      // What is over by the calendar is not brought back by a person.
      if (action === 'resume' && row.validTo && row.validTo < shanghaiDate(tx.now)) return refuse('STATE_MOVED')
      await moveCertificate(needs, tx, row, {
        ...{ action, who: officerWords(caller), reason: `${doneWords[action]}：${reason}` },
        ...(action === 'suspend' && { suspendedBy: caller.staff.staffNo }),
      })
      return { id }
    },
    { line: `certificate:${id}` },
  )
  const row = (await needs.certificates.find(id)) ?? refuse('NOT_FOUND')
  const [view] = await deskViews(needs, [row], caller)
  return view!
}
