import { type ErrorCode, errorCodes } from '@anju/shared-types'

/** A refusal that a client understands: thrown anywhere, turned into a reply in one place (http/error-reply.ts). */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly field?: string
  readonly retryAfterSeconds?: number
  /** Overrides the standard sentence where a precise one helps more; never carries personal data. */
  readonly text?: string

  constructor(code: ErrorCode, more: { field?: string; retryAfterSeconds?: number; text?: string } = {}) {
    // A rush ends in thousands of refusals a second, and nobody reads where an ordinary answer was thrown.
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(errorCodes[code].text)
    Error.stackTraceLimit = stackTraceLimit
    this.name = 'Refusal'
    this.code = code
    this.field = more.field
    this.retryAfterSeconds = more.retryAfterSeconds
    this.text = more.text
  }
}

export const refuse = (code: ErrorCode, more?: ConstructorParameters<typeof Refusal>[1]): never => {
  throw new Refusal(code, more)
}

export const isRefusal = (error: unknown, code?: ErrorCode): error is Refusal =>
  error instanceof Refusal && (code === undefined || error.code === code)
