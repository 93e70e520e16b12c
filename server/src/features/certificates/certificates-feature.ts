import { certificateDesk, certificateKinds, certificates, shanghaiDate } from '@anju/shared-types'
import { createSm2Signer } from '../../platform/crypto/sm2.ts'
import type { EventHandler, Feature, Parts } from '../../platform/parts.ts'
import type { Notifier } from '../notices/notifier.ts'
import { createCertificateStore } from './certificate-store.ts'
import { createCheckedStore } from './checked-store.ts'
import { moveAtDesk } from './desk.ts'
import { endOfCase } from './end-of-case.ts'
import { expireCertificates } from './expire-certificates.ts'
import { findAtDesk } from './find-at-desk.ts'
import { followRegister } from './follow-register.ts'
import { issueOfCase, issueReceipts } from './issue-of-case.ts'
import { endOfCheck, issueOfCheck } from './issue-of-check.ts'
import type { CertificateNeeds } from './needs.ts'
import { makeOfflineCode } from './offline-code.ts'
import { listCertificates, showCertificate, watchCertificate } from './own-certificate.ts'
import { linkPdf, openPdf } from './print-certificate.ts'
import { publicKeys, revocationList } from './publish-keys.ts'
import { requestCertificate } from './request-certificate.ts'
import { showCode } from './show-code.ts'
import { createShowingStore } from './showing-store.ts'
import { tellHolder, tellRepresentative } from './tell-holder.ts'
import { createUseStore } from './use-store.ts'
import { verifyCertificate } from './verify-certificate.ts'

export type CertificateSources = Pick<
  CertificateNeeds,
  'register' | 'govSources' | 'acting' | 'accounts' | 'directory' | 'results' | 'cityName' | 'hallName'
> & { notifier: Notifier }

export interface CertificateFeatures {
  certificates: Feature<typeof certificates.table>
  certificateDesk: Feature<typeof certificateDesk.table>
}

/** E-certificates: issued when something has come to its end, shown for seconds, checked by anybody (E68-E70). */
export function createCertificateFeatures(parts: Parts, sources: CertificateSources): CertificateFeatures {
  const { config, db } = parts
  const needs: CertificateNeeds = {
    ...parts,
    ...sources,
    certificates: createCertificateStore(db),
    showings: createShowingStore(db),
    checked: createCheckedStore(db),
    uses: createUseStore(db),
    signer: createSm2Signer({ key: config.CERTIFICATE_KEY, oldKeys: config.CERTIFICATE_OLD_KEYS }),
  }
  const ofCase: EventHandler = (row) => issueOfCase(needs, row.subject.id)
  const ofCheck: EventHandler = (row) => issueOfCheck(needs, row.subject.id)
  const endsWith =
    (reason: string): EventHandler =>
    (row) =>
      endOfCheck(needs, row.subject.id, reason)
  const told = { ...needs, notifier: sources.notifier }
  return {
    certificates: {
      name: 'certificates',
      contract: certificates,
      handlers: {
        list: ({ query }, caller) => listCertificates(needs, query.organisation, caller),
        request: ({ body }, caller) => requestCertificate(needs, body, caller),
        get: ({ params }, caller, { now }) => showCertificate(needs, params.id, caller, now),
        watch: ({ params }, caller) => watchCertificate(needs, params.id, caller),
        show: ({ params, body }, caller, call) => showCode(needs, { ...params, ...body }, caller, call),
        offline: ({ params, body }, caller, call) => makeOfflineCode(needs, { ...params, ...body }, caller, call),
        pdfLink: ({ params }, caller, call) => linkPdf(needs, params.id, caller, call),
        linkedPdf: ({ params, query }, _caller, { now }) => openPdf(needs, { ...params, ...query }, now),
        verify: ({ body }, caller, call) => verifyCertificate(needs, body, caller, call),
        keys: async () => publicKeys(needs),
        revocations: () => revocationList(needs),
      },
      on: {
        'case.accepted': (row) => issueReceipts(needs, row.subject.id),
        'case.instantly-decided': (row) => issueReceipts(needs, row.subject.id),
        // Whichever of these is the last before the hand-over: the case itself says whether it is granted.
        'case.approved': ofCase,
        'case.registered': ofCase,
        'case.fees-settled': ofCase,
        'case.decision-revoked': (row) => endOfCase(needs, row.subject.id),
        'check.passed': ofCheck,
        'check.renewed': ofCheck,
        'check.failed': ofCheck,
        'check.consumed': endsWith('已经用于签约'),
        'check.revoked': endsWith('核验结果已被撤销'),
        'register.unit-changed': (row) => followRegister(needs, row.subject.id),
        'certificate.issued': tellHolder(told, (kind) => ({
          title: `${kind}已签发`,
          text: '打开就能看、能亮证、能下载。',
          // A receipt comes with the notice of acceptance itself: one message is enough.
          ...(kind !== certificateKinds.receipt && {
            template: 'certificate-issued',
            vars: { matter: '电子证照', paper: kind },
          }),
        })),
        'certificate.shown': tellRepresentative(told),
        'certificate.revoked': tellHolder(told, (kind, why) => ({ title: `${kind}已吊销`, text: `${why}。` })),
        'certificate.suspended': tellHolder(told, (kind, why) => ({ title: `${kind}暂停使用`, text: `${why}。` })),
        'certificate.resumed': tellHolder(told, (kind) => ({ title: `${kind}已恢复`, text: '现在可以照常使用。' })),
        'certificate.replaced': tellHolder(told, (kind, why) => ({ title: `${kind}已换发`, text: `${why}。` })),
      },
      every: [{ name: 'expire-certificates', seconds: 60, run: () => expireCertificates(needs) }],
    },
    certificateDesk: {
      name: 'certificateDesk',
      contract: certificateDesk,
      handlers: {
        find: ({ body }, caller, call) => findAtDesk(needs, body, caller, call),
        suspend: ({ params, body }, caller, call) =>
          moveAtDesk(needs, { ...params, ...body, action: 'suspend' }, caller, call),
        resume: ({ params, body }, caller, call) =>
          moveAtDesk(needs, { ...params, ...body, action: 'resume' }, caller, call),
        revoke: ({ params, body }, caller, call) =>
          moveAtDesk(needs, { ...params, ...body, action: 'revoke' }, caller, call),
      },
    },
  }
}

export const cityNameFrom =
  (
    guides: (on: ReturnType<typeof shanghaiDate>) => Promise<{ profile: { name: string } }>,
    { clock }: Pick<Parts, 'clock'>,
  ) =>
  async (): Promise<string> =>
    (await guides(shanghaiDate(clock.now()))).profile.name
