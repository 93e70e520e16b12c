import type { SendOutcome } from '../../domain/notices/send-outcome.ts'

export type SmsProviderName = 'tencent' | 'aliyun'

export interface Sms {
  /** Eleven digits. */
  phone: string
  template: string
  vars: Record<string, string>
  /** Ours; comes back with some receipts. */
  id: string
}

/** What the carrier reported about one SMS. */
export interface SmsReceipt {
  providerId: string
  /** Our own id, where the provider gives it back. */
  id?: string
  phone: string
  delivered: boolean
  /** The carrier's code, for staff. */
  code: string
}

/** Two providers stand behind this, so that one may fail. Small on purpose: many halls use a carrier's own gateway. */
export interface SmsProvider {
  name: SmsProviderName
  send(sms: Sms): Promise<SendOutcome>
  /** Reads a pushed batch of receipts; undefined when it is not one. Receipts are unsigned: the path is the secret. */
  readReceipts(body: string): SmsReceipt[] | undefined
  /** What the provider wants to hear, else it sends the batch again. */
  receiptAnswer: string
}

/** Our template name -> the provider's template and the order or names of its variables. */
export type SmsTemplates = Record<string, { id: string; vars: string[] }>
