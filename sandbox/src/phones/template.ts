/**
 * The message templates as filed with each provider's console. `sms` is the text behind the signature, with the variables by
 * position; WeChat and Alipay show a title and rows, each row bound to a key of theirs.
 */
export type Template = {
  name: string
  vars: readonly string[]
  /** Verification texts have their own limits and take digits only. */
  isVerification?: true
  sms: string
  push?: { title: string; rows: Record<string, { label: string; wechatKey: string }> }
}

type Rows = Record<string, readonly [label: string, kind: string]>

/** A template with rows under a title: the rows are the variables in their order, and WeChat numbers its keys by it (`thing1`, `time2`). */
export const filed = (name: string, title: string, sms: string, rows: Rows): Template => ({
  name,
  vars: Object.keys(rows),
  sms,
  push: {
    title,
    rows: Object.fromEntries(
      Object.entries(rows).map(([row, [label, kind]], at) => [row, { label, wechatKey: `${kind}${at + 1}` }]),
    ),
  },
})
