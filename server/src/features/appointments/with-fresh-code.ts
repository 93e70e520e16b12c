import { isDuplicateKey } from '../../platform/db/errors.ts'
import type { Ids } from '../../platform/ids.ts'

const CODE_LENGTH = 6
const CODE_TRIES = 3

/** Runs a change with a new booking code, and again with another one where that code is taken by an active appointment. */
export async function withFreshCode<T>(ids: Pick<Ids, 'code'>, change: (code: string) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await change(ids.code(CODE_LENGTH))
    } catch (error) {
      if (!isDuplicateKey(error, 'code') || attempt === CODE_TRIES) throw error
    }
  }
}
