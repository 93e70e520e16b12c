import { certificateKinds, certificateScopes, certificateUseWays } from '@anju/shared-types'
import type { EventHandler } from '../../platform/parts.ts'
import type { Notifier, Told } from '../notices/notifier.ts'
import type { CertificateRow } from './certificate-record.ts'
import { openContent } from './certificate-view.ts'
import type { CertificateNeeds } from './needs.ts'

type Needs = Pick<CertificateNeeds, 'certificates' | 'cipher' | 'accounts' | 'acting' | 'uses' | 'directory'> & {
  notifier: Notifier
}

type Said = Pick<Told, 'title' | 'text'> & Partial<Pick<Told, 'template' | 'vars'>>

const pageOf = ({ _id }: CertificateRow) => `packages/certificates/one/index?id=${_id}`

/**
 * What a holder reads in the app when a certificate came or ended; who has no account yet finds it after real name. For an organisation
 * everybody hears it who may show it.
 */
export const tellHolder =
  (needs: Needs, words: (kind: string, reason: string) => Said): EventHandler =>
  async (event) => {
    const row = await needs.certificates.find(event.subject.id)
    if (!row) return
    const { holder } = openContent(needs.cipher, row)
    const people = await needs.acting.certificatePeople(row.holderIndex)
    const told = words(`${people.length > 0 ? `${holder.name}的` : ''}${certificateKinds[row.kind]}`, row.reason ?? '')
    for (const { idNumber } of people.length > 0 ? people : [holder]) {
      const account = await needs.accounts.store.findVerified(idNumber)
      if (!account) continue
      await needs.notifier.notify({ eventId: event._id, accountId: account.id, vars: {}, page: pageOf(row), ...told })
    }
  }

/** Each use of an organisation's certificate by a deputy is told to whoever stands on its licence. */
export const tellRepresentative =
  (needs: Needs): EventHandler =>
  async (event) => {
    const { by, way, scope } = event.data as { by: string; way: 'showing' | 'offline' | 'pdf'; scope: 'full' }
    const row = await needs.certificates.find(event.subject.id)
    const people = row ? await needs.acting.certificatePeople(row.holderIndex) : []
    const head = people.find(({ as }) => as === 'representative')
    const account = head && (await needs.accounts.store.findVerified(head.idNumber))
    if (!row || !account || account.id === by) return
    const { holder } = openContent(needs.cipher, row)
    const name = (await needs.directory.personName(by))?.full ?? '经办人'
    await needs.notifier.notify({
      ...{ eventId: event._id, accountId: account.id, vars: {}, page: pageOf(row) },
      title: '经办人用了单位的证照',
      text: `${name}${certificateUseWays[way]}：${holder.name}的${certificateKinds[row.kind]}，${certificateScopes[scope]}。不是您同意的，请到“我的单位”收回授权。`,
    })
  }
