import type { DocumentState, DocumentUseState } from '@anju/shared-types'

export const documentActions = ['complete', 'reject', 'pass', 'infect', 'prepare', 'fail', 'discard', 'expire'] as const
export type DocumentAction = (typeof documentActions)[number]

export type DocumentEvent =
  | 'document.received'
  | 'document.scanned'
  | 'document.infected'
  | 'document.ready'
  | 'document.unreadable'
  | 'document.discarded'
  | 'document.expired'

export interface DocumentEdge {
  to: DocumentState
  event: DocumentEvent
}

type Table = Record<DocumentState, Partial<Record<DocumentAction, DocumentEdge>>>

const discard = { to: 'discarded', event: 'document.discarded' } as const
const expire = { to: 'expired', event: 'document.expired' } as const
const unreadable = { to: 'unreadable', event: 'document.unreadable' } as const

/**
 * The whole life of a paper (D4). Nobody but the owner is shown anything before `ready`, and nothing reaches `clean` without the
 * scanner's own word: a scanner that is silent leaves it in `received`.
 */
export const documentTransitions = {
  receiving: { complete: { to: 'received', event: 'document.received' }, reject: unreadable, discard, expire },
  received: {
    pass: { to: 'clean', event: 'document.scanned' },
    infect: { to: 'infected', event: 'document.infected' },
    discard,
  },
  clean: { prepare: { to: 'ready', event: 'document.ready' }, fail: unreadable, discard },
  ready: { discard, expire },
  infected: { discard, expire },
  unreadable: { discard, expire },
  discarded: {},
  expired: {},
} as const satisfies Table

export const documentEdge = (state: DocumentState, action: DocumentAction): DocumentEdge | undefined =>
  (documentTransitions as Table)[state][action]

export const useActions = ['agree', 'decline', 'withdraw', 'file', 'release', 'end'] as const
export type UseAction = (typeof useActions)[number]

export type UseEvent =
  | 'document-use.agreed'
  | 'document-use.declined'
  | 'document-use.withdrawn'
  | 'document-use.filed'
  | 'document-use.released'
  | 'document-use.ended'

export interface UseEdge {
  to: DocumentUseState
  event: UseEvent
}

type UseTable = Record<DocumentUseState, Partial<Record<UseAction, UseEdge>>>

/** One agreement to use a paper for a case. Once the case is accepted the paper belongs to its file and cannot be taken back. */
export const documentUseTransitions = {
  // Of a member of the family (E42): somebody else's paper waits for its owner's yes.
  asked: {
    agree: { to: 'consented', event: 'document-use.agreed' },
    decline: { to: 'declined', event: 'document-use.declined' },
    withdraw: { to: 'withdrawn', event: 'document-use.withdrawn' },
    end: { to: 'ended', event: 'document-use.ended' },
  },
  consented: {
    withdraw: { to: 'withdrawn', event: 'document-use.withdrawn' },
    file: { to: 'filed', event: 'document-use.filed' },
    end: { to: 'ended', event: 'document-use.ended' },
  },
  filed: { release: { to: 'ended', event: 'document-use.released' } },
  declined: {},
  withdrawn: {},
  ended: {},
} as const satisfies UseTable

export const useEdge = (state: DocumentUseState, action: UseAction): UseEdge | undefined =>
  (documentUseTransitions as UseTable)[state][action]
