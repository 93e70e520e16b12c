import { certificateKinds } from '@anju/shared-types'
import type { EventHandler } from '../../platform/parts.ts'
import type { Notifier, Told } from '../notices/notifier.ts'
import { openContent } from './certificate-view.ts'
import type { CertificateNeeds } from './needs.ts'

type Needs = Pick<CertificateNeeds, 'certificates' | 'cipher' | 'accounts'> & { notifier: Notifier }

type Said = Pick<Told, 'title' | 'text'> & Partial<Pick<Told, 'template' | 'vars'>>

/** What a holder reads in the app when a certificate came or ended; who has no account yet finds it after real name. */
export const tellHolder =
  (needs: Needs, words: (kind: string, reason: string) => Said): EventHandler =>
  async (event) => {
    const row = await needs.certificates.find(event.subject.id)
    if (!row) return
    const { holder } = openContent(needs.cipher, row)
    const account = await needs.accounts.store.findVerified(holder.idNumber)
    if (!account) return
    const page = `packages/certificates/one/index?id=${row._id}`
    const told = words(certificateKinds[row.kind], row.reason ?? '')
    await needs.notifier.notify({ eventId: event._id, accountId: account.id, vars: {}, page, ...told })
  }
