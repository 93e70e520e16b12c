import type { LiveCheckState, LiveCheckWay } from '@anju/shared-types'

/** What a yes is said to. */
export interface LiveCheckSubject {
  kind: 'case'
  id: string
}

/** One person, one act, one look. */
export interface LiveCheckRow {
  _id: string
  accountId: string
  /** Blind index of the number that the person proved: a result is theirs on whatever account. */
  idIndex: string
  subject: LiveCheckSubject
  /** Of the act: another act, another check. */
  digest: string
  /** 存量房转移登记: for lists. */
  title: string
  /** Sealed: the words that the person is about to say yes to name others. */
  sealedText: string
  page: string
  reasons: string[]
  way: LiveCheckWay
  state: LiveCheckState
  begunAt: Date
  /** When an open or passed one lapses. */
  endsAt: Date
  /** Of calls: by when somebody of the staff rings. */
  dueAt?: Date
  wechat?: { verifyId: string; openid: string }
  alipay?: { certifyId: string; url: string }
  /** What the platform said when it did not pass; ours to read, not the person's fault to carry. */
  failure?: { code: string; tryAgain: boolean }
  /** Of a person's check: who looked, what was asked and said. Sealed JSON of the answers. */
  record?: { at: Date; staffNo: string; name: string; sealed: string }
}

export const isByStaff = ({ way }: Pick<LiveCheckRow, 'way'>): boolean => way === 'window' || way === 'call'
