import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

/** Somebody's phone, as far as the server can tell. */
export interface Phone {
  token: string
  device: string
}

/** A definite no of the server. */
export class Refused extends Error {
  readonly code: string
  constructor(what: string, status: number, body: { code?: string; text?: string }) {
    super(`${what} was refused with ${status}: ${body.code} ${body.text}`)
    this.code = body.code ?? ''
  }
}

export interface Insistence {
  origin: string
  /** Called with each answer; counts how far the day has come. */
  answered(): void
}

const TRIES = 600
const PAUSE_MS = 250

/** Calls as the mini-program does: the same request with the same key until somebody answers it. */
export function insistOn({ origin, answered }: Insistence) {
  return async <T>(
    { token, device }: Phone,
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: object,
  ): Promise<T> => {
    const headers = {
      authorization: `Bearer ${token}`,
      'x-device': device,
      'x-channel': 'h5',
      'content-type': 'application/json',
      'idempotency-key': randomBytes(12).toString('hex'),
    }
    for (let tries = 0; tries < TRIES; tries++) {
      const reply = await fetch(`${origin}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) })
        .then(async (arrived) => ({ status: arrived.status, body: (await arrived.json()) as object }))
        // Killed before or while it answered: nobody knows whether it was done.
        .catch(() => undefined)
      if (reply && reply.status < 500) {
        answered()
        if (reply.status === 200) return reply.body as T
        throw new Refused(`${method} ${path}`, reply.status, reply.body)
      }
      await pause(PAUSE_MS)
    }
    throw new Error(`nobody answered ${method} ${path}`)
  }
}

export type Insist = ReturnType<typeof insistOn>
