import type { Connection } from 'mongoose'
import type { Tx } from '../../platform/db/transact.ts'
import type { LiveCheckSubject } from './live-check-record.ts'
import { createLiveCheckStore } from './live-check-store.ts'
import { moveCheck } from './move-check.ts'

/** A live check as those who ask for one need it. */
export interface LiveCheckUses {
  /** Uses up a passed check of this person for exactly this act, in the transaction of the yes; false: there is none. */
  spend(tx: Tx, use: { idIndex: string; subject: LiveCheckSubject; digest: string }): Promise<boolean>
  /** Somebody waits for a person of the staff with it: nothing may run out meanwhile (equal standing). */
  isWaiting(subject: LiveCheckSubject): Promise<boolean>
}

export function createLiveCheckUses(db: Connection): LiveCheckUses {
  const checks = createLiveCheckStore(db)
  return {
    async spend(tx, { idIndex, subject, digest }) {
      const row = await checks.usable(idIndex, subject, digest, tx.now, tx.session)
      if (!row) return false
      await moveCheck(checks, tx, row, 'use')
      return true
    },
    isWaiting: (subject) => checks.isWaiting(subject),
  }
}
