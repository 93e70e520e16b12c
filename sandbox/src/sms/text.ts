import type { Template } from '../phones/template.ts'
import { SMS_SIGN_NAME } from '../phones/templates.ts'

/** What the handset shows: signature in brackets, then the text with its variables filled in. */
export function renderSms(template: Template, values: readonly string[]): string {
  const body = template.sms.replace(/\{(\d+)\}/g, (_, position: string) => values[Number(position) - 1] ?? '')
  return `【${SMS_SIGN_NAME}】${body}`
}

/** One SMS carries 70 UTF-16 units; a longer one is cut into parts of 67. Both clouds bill by part. */
export function smsParts(text: string): number {
  return text.length <= 70 ? 1 : Math.ceil(text.length / 67)
}

/** Mainland mobile number out of `+8613…`, `8613…` or `13…`; undefined when it is none. */
export function mainlandPhone(written: string): string | undefined {
  return /^(?:\+?86)?(1[3-9]\d{9})$/.exec(written)?.[1]
}

/** Links in variables are refused by both clouds since 2023. */
export function holdsLink(value: string): boolean {
  return /https?:\/\/|www\./i.test(value)
}
