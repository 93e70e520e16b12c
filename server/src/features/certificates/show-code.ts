import { type CertificateScope, type CertificateShowing, SHOWING_SECONDS } from '@anju/shared-types'
import { disclosed } from '../../domain/certificates/disclosure.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { factViews, openContent, saidOf } from './certificate-view.ts'
import type { CertificateNeeds } from './needs.ts'
import { holds, ownCertificate } from './own-certificate.ts'
import { recordUses } from './record-use.ts'
import { codeAddress, SHOWING_SECRET_BYTES, showingCode, showingId } from './showing-code.ts'

/** 亮证: a code for one check within 45 seconds, of as much as the holder chose to show. */
export async function showCode(
  needs: CertificateNeeds,
  { id, scope }: { id: string; scope: CertificateScope },
  caller: Verified,
  call: Call,
): Promise<CertificateShowing> {
  const row = await ownCertificate(needs, id, caller)
  if (!holds(row, call.now)) return refuse('CERTIFICATE_NOT_VALID')
  const code = showingCode(needs.ids.secret(SHOWING_SECRET_BYTES))
  const endsAt = new Date(call.now.getTime() + SHOWING_SECONDS * 1_000)
  await needs.transact(call, async (tx) => {
    const showing = { _id: showingId(code), certificateId: id, accountId: caller.accountId, scope, at: tx.now, endsAt }
    await needs.showings.begin(showing, tx.session)
    await recordUses(needs, tx, [id], { accountId: caller.accountId, way: 'showing', scope })
    return {}
  })
  const { claims } = openContent(needs.cipher, row)
  return {
    content: codeAddress(needs.config.PUBLIC_ORIGIN, code),
    code,
    watermark: `${saidOf(claims, 'maskedHolder')} 仅供当面出示`,
    scope,
    facts: factViews(disclosed(scope, claims)),
    endsAt: endsAt.toISOString(),
    serverNow: call.now.toISOString(),
  }
}
