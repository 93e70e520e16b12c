import type { TemplateName } from '../../domain/notices/templates.ts'
import type { HoldsWhile } from './holds-while.ts'

export type { TemplateName }

/** What is told, whoever it is told to. */
export interface Told {
  eventId: string
  /** Absent where no provider has a template for it: then it is told in the app only. */
  template?: TemplateName
  /**
   * Variables of the template, by the names in the provider tables. A `time` is written `2026年11月24日 09:30` (a stretch
   * `... 09:30~10:00`): WeChat takes no other form. No ID numbers, no full phones.
   */
  vars: Record<string, string>
  /** For the in-app inbox; plain Chinese. */
  title: string
  text: string
  /** Page of the mini-program without a leading slash, for instance `packages/book/detail/index?id=...`. */
  page?: string
  /** From this moment on it would mislead outside the app, however young it is: the start of the visit that it reminds of. */
  usefulUntil?: Date
  /** What must still be so when it is sent. A message that asks for something names it; one that tells what was needs none. */
  holdsWhile?: HoldsWhile
}

/** One thing to tell one person. The pair (eventId, accountId) is unique: asking twice tells once. */
export interface NoticeRequest extends Told {
  accountId: string
}

/** Somebody without an account here, whom a register names. */
export interface Outsider {
  /** Blind index of the ID number: asking twice tells once. */
  idIndex: string
  name: string
  phone?: string
}

/** Writes the notice and its deliveries, then queues them. Safe to repeat. */
export interface Notifier {
  notify(request: NoticeRequest): Promise<void>
}

export interface OutsiderNotifier {
  /** By SMS where the register knows a phone; else somebody of the staff looks for the person. */
  notifyOutsider(outsider: Outsider, told: Told & { template: TemplateName }): Promise<void>
}
