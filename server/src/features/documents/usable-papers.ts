import type { Connection } from 'mongoose'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import { createDocumentStore } from './document-store.ts'

/** Whether a person may hand this paper in: it is their own, scanned and readable. With the name that they gave it. */
export function createUsablePapers({ db, cipher }: { db: Connection; cipher: Cipher }) {
  const documents = createDocumentStore(db)
  return {
    async usable(documentId: string, accountId: string): Promise<{ name: string } | undefined> {
      const row = await documents.find(documentId)
      if (row?.accountId !== accountId || row.state !== 'ready') return undefined
      return { name: cipher.open(row.title) }
    },
  }
}
