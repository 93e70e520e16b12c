import { type Certificate, certificateKinds, type certificates, type Reply, shanghaiDate } from '@anju/shared-types'
import { kinds } from '../../domain/certificates/kinds.ts'
import { livingStates } from '../../domain/certificates/states.ts'
import type { Verified } from '../../platform/http/call.ts'
import type { StreamSource } from '../../platform/http/event-stream.ts'
import { refuse } from '../../platform/refusal.ts'
import type { CertificateRow } from './certificate-record.ts'
import { certificateView, lineView, openContent } from './certificate-view.ts'
import { indexOf } from './issue-certificate.ts'
import type { CertificateNeeds } from './needs.ts'
import { useViews } from './record-use.ts'

type Kind = CertificateRow['kind']

export interface CertificateHolder {
  name: string
  idNumber: string
  index: string
  /** With which consent sources are asked: the request itself. */
  consent: string
}

/** Whoever has proved the number holds the certificate, on whatever account. */
export async function holderOf(needs: CertificateNeeds, { accountId }: Verified): Promise<CertificateHolder> {
  const account = await needs.accounts.store.find(accountId)
  if (account?.realName.state !== 'verified') return refuse('REAL_NAME_REQUIRED')
  const { name, idNumber } = account.realName
  return { name, idNumber, index: indexOf(needs, idNumber), consent: accountId }
}

/** The same for an organisation whose certificates the caller may show; to everybody else there is no such organisation. */
export async function holderFor(
  needs: CertificateNeeds,
  organisation: string | undefined,
  caller: Verified,
): Promise<CertificateHolder> {
  const me = await holderOf(needs, caller)
  if (!organisation) return me
  const acts = await needs.acting.actsFor(me.index)
  const one = acts.find(({ creditCode, showsCertificates }) => creditCode === organisation && showsCertificates)
  if (!one) return refuse('NOT_YOURS')
  return { name: one.name, idNumber: one.creditCode, index: one.idIndex, consent: caller.accountId }
}

/** A certificate of one's own or of an organisation that one may show. One of somebody else is answered like one that does not exist. */
async function ownAs(needs: CertificateNeeds, id: string, caller: Verified) {
  const [me, row] = await Promise.all([holderOf(needs, caller), needs.certificates.find(id)])
  if (!row) return refuse('NOT_YOURS')
  if (row.holderIndex === me.index) return { row }
  const acts = await needs.acting.actsFor(me.index)
  const one = acts.find(({ idIndex, showsCertificates }) => idIndex === row.holderIndex && showsCertificates)
  return one ? { row, organisation: one.name } : refuse('NOT_YOURS')
}

export const ownCertificate = async (needs: CertificateNeeds, id: string, caller: Verified): Promise<CertificateRow> =>
  (await ownAs(needs, id, caller)).row

/** Issued and not past its last day, whether or not the clock has been round. */
export const holds = ({ state, validTo }: CertificateRow, now: Date): boolean =>
  state === 'issued' && (validTo === undefined || validTo >= shanghaiDate(now))

export async function showCertificate(
  needs: CertificateNeeds,
  id: string,
  caller: Verified,
  now: Date,
): Promise<Certificate> {
  const { row, organisation } = await ownAs(needs, id, caller)
  const [checks, [uses = []]] = await Promise.all([needs.checked.of(id), organisation ? useViews(needs, [id]) : []])
  const around = { checks, uses: uses.filter(({ way }) => way !== 'look'), organisation, isHolding: holds(row, now) }
  return certificateView(row, openContent(needs.cipher, row), { ...around, now })
}

/** The same as it changes: a check by somebody shows at once. */
export async function watchCertificate(
  needs: CertificateNeeds,
  id: string,
  caller: Verified,
): Promise<StreamSource<Certificate>> {
  await ownCertificate(needs, id, caller)
  return {
    read: () => showCertificate(needs, id, caller, needs.clock.now()),
    subscribe: (changed) => needs.live.subscribe(`certificate:${id}`, changed),
  }
}

/** What can be used stands before what is over. */
const livingFirst = (one: CertificateRow, other: CertificateRow): number =>
  Number(livingStates.includes(other.state)) - Number(livingStates.includes(one.state))

const asked = ['contribution', 'settled'] as const satisfies readonly Kind[]
const askedNotes: Record<(typeof asked)[number], string> = {
  contribution: '向公积金中心查询后当场开，30 天内有效',
  settled: '贷款还清后可以领，向公积金中心查询后当场开',
}

/** One's certificates, homes whose title is not among them yet, what can be asked for, and what comes by itself. */
export async function listCertificates(
  needs: CertificateNeeds,
  organisation: string | undefined,
  caller: Verified,
): Promise<Reply<(typeof certificates)['table']['list']>> {
  const me = await holderFor(needs, organisation, caller)
  const [rows, owned] = await Promise.all([
    needs.certificates.ofHolder(me.index),
    needs.register.ownedBy(me, { purpose: '本人查询电子证照', consent: caller.accountId }),
  ])
  const titled = rows
    .filter(({ kind, state }) => kind === 'title' && state !== 'replaced')
    .map(({ unitCode }) => unitCode)
  const units = owned.kind === 'units' ? owned.units : []
  return {
    items: rows.toSorted(livingFirst).map((row) => lineView(row, openContent(needs.cipher, row))),
    canRequest: units
      .filter(({ unitCode }) => !titled.includes(unitCode))
      .map(({ unitCode, address }) => ({ unitCode, address })),
    isRegisterSilent: owned.kind !== 'units',
    // Fund accounts are people's.
    onRequest: (organisation ? [] : asked).map((kind) => ({
      kind,
      kindLabel: certificateKinds[kind],
      note: askedNotes[kind],
    })),
    ...(organisation && { organisation: me.name }),
    notYet: (Object.keys(kinds) as Kind[]).flatMap((kind) => {
      const why = kinds[kind].comesFrom
      return why && rows.every((row) => row.kind !== kind) ? [{ kind, kindLabel: certificateKinds[kind], why }] : []
    }),
  }
}
