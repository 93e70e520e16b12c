export const templateNames = [
  'login-code',
  'appointment-confirmed',
  'appointment-moved',
  'appointment-cancelled',
  'appointment-reminder',
  'ticket-called',
  'no-show-recorded',
  'appeal-decided',
  'consent-asked',
  'check-decided',
] as const
export type TemplateName = (typeof templateNames)[number]

/** One thing to tell one person. The pair (eventId, accountId) is unique: asking twice tells once. */
export interface NoticeRequest {
  eventId: string
  accountId: string
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
}

/** Writes the notice and its deliveries, then queues them. Safe to repeat. */
export interface Notifier {
  notify(request: NoticeRequest): Promise<void>
}
