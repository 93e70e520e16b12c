import type { Refused, ReplyOf, RequestOf } from './routes.ts'

/** What can be followed: the route that reads it, and the stream that tells its changes. */
export const streamOf = {
  'queue.ticket': 'queue.follow',
  'display.show': 'display.follow',
  'cases.get': 'cases.watch',
  'batches.get': 'batches.watch',
  'certificates.get': 'certificates.watch',
  'windowEntries.show': 'windowEntries.watch',
  'windowEntries.read': 'windowEntries.follow',
} as const

export type Followed = keyof typeof streamOf

export interface Handlers<N extends Followed> {
  onReply: (reply: ReplyOf<N>) => void
  /** Answers false to stop: the ticket is gone, say. */
  onRefused: (refused: Refused) => boolean
}

/** Follows until the returned function is called. */
export type Follow = <N extends Followed>(name: N, request: RequestOf<N>, handlers: Handlers<N>) => () => void
