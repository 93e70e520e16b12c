import { type DeskCertificate, shanghaiDate } from '@anju/shared-types'
import type { CertificateAction } from '../../domain/certificates/states.ts'
import { certificateEdge } from '../../domain/certificates/states.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { CertificateRow } from './certificate-record.ts'
import { lineView, openContent, saidOf } from './certificate-view.ts'
import { moveCertificate } from './end-certificate.ts'
import { numberIndex } from './issue-certificate.ts'
import type { CertificateNeeds } from './needs.ts'

const deskActions = ['suspend', 'resume', 'revoke'] as const
type DeskAction = (typeof deskActions)[number] & CertificateAction

const doneWords: Record<DeskAction, string> = { suspend: '暂停', resume: '恢复', revoke: '吊销' }

/** Only a supervisor takes one back for good. */
const mayTake = (action: DeskAction, { staff }: Staff) => action !== 'revoke' || staff.roles.includes('supervisor')

function deskView({ cipher }: CertificateNeeds, row: CertificateRow, caller: Staff): DeskCertificate {
  const content = openContent(cipher, row)
  return {
    ...lineView(row, content),
    maskedHolder: saidOf(content.claims, 'maskedHolder'),
    ...(row.reason && { reason: row.reason }),
    history: row.history.map(({ at, who, text }) => ({ at: at.toISOString(), who, text })),
    allowedActions: deskActions.filter((action) => certificateEdge(row.state, action) && mayTake(action, caller)),
  }
}

/** Certificates with a number; each holder who has an account reads who looked and why. */
export async function findAtDesk(
  needs: CertificateNeeds,
  { number, why }: { number: string; why: string },
  caller: Staff,
  { now }: Call,
): Promise<{ items: DeskCertificate[] }> {
  const rows = await needs.certificates.withNumber(numberIndex(needs, number))
  for (const row of rows) await recordLook(needs, row, { viewer: caller, why, at: now })
  return { items: rows.map((row) => deskView(needs, row, caller)) }
}

async function recordLook(
  needs: CertificateNeeds,
  row: CertificateRow,
  { viewer, why, at }: { viewer: Staff; why: string; at: Date },
): Promise<void> {
  const { holder } = openContent(needs.cipher, row)
  const accountId = (await needs.accounts.store.findVerified(holder.idNumber))?.id
  if (accountId) await needs.directory.recordView({ viewer, accountId, what: '电子证照', why, at })
}

/** Stops, lets go on, or takes back for good, with the reason that holder and readers are told. */
export async function moveAtDesk(
  needs: CertificateNeeds,
  { id, action, reason }: { id: string; action: DeskAction; reason: string },
  caller: Staff,
  call: Call,
): Promise<DeskCertificate> {
  const who = `${caller.staff.name}（${caller.staff.staffNo}）`
  return needs.transact(
    call,
    async (tx) => {
      const row = (await needs.certificates.find(id, tx.session)) ?? refuse('NOT_FOUND')
      // What is over by the calendar is not brought back by a person.
      if (action === 'resume' && row.validTo && row.validTo < shanghaiDate(tx.now)) return refuse('STATE_MOVED')
      const moved = await moveCertificate(needs, tx, row, { action, who, reason: `${doneWords[action]}：${reason}` })
      return deskView(needs, moved, caller)
    },
    { line: `certificate:${id}` },
  )
}
